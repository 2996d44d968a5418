"""What tests share: people with their rights, articles and entities with fixed values, an index."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client, override_settings

from articles.models import Alias, Article, Entity, Mention, Source
from articles.models.article import hash_content
from articles.search.outbox import drain, open_store, record_change
from articles.tests.site import Site, new_database

BODY = "دخل الجيش السوري مدينة حلب يوم الثلاثاء، وقال شهود إن مقاتلي داعش غادروا بحلب قرية قريبة."

PLACES = "key,name_ar\nsyria,سوريا\naleppo,حلب\nhoms,حمص\n"

# A machine that is busy with something else is no fault of the code.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

MakeArticle = Callable[..., Article]
MakeEntity = Callable[..., Entity]
MakeMention = Callable[..., Mention]


@pytest.fixture(scope="session", autouse=True)
def compiled_messages() -> None:
    """The Arabic interface as readers see it."""
    call_command("messages", "--compile", verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[dict[str, list[str]]]:
    """The test database; what the migrations grant to each group."""
    with django_db_blocker.unblock():
        granted = {
            group.name: list(group.permissions.values_list("codename", flat=True))
            for group in Group.objects.all()
        }
    yield granted
    with django_db_blocker.unblock():
        _end_other_sessions()


def _end_other_sessions() -> None:
    """Let PostgreSQL drop the test database, whatever thread of a live server still holds it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                # Its own only: the server's (autovacuum) end by themselves, and are not ours to end.
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and usename = current_user"
                " and pid <> pg_backend_pid()"
            )


@pytest.fixture
def db(db, django_db_setup: dict[str, list[str]]) -> None:
    """The database, with the groups that the last test may have flushed."""
    for name, codenames in django_db_setup.items():
        group, is_new = Group.objects.get_or_create(name=name)
        if is_new:
            granted = Permission.objects.filter(
                content_type__app_label="articles", codename__in=codenames
            )
            group.permissions.set(granted)


@pytest.fixture(autouse=True)
def index_dir(tmp_path: Path, settings) -> Iterator[Path]:
    """An index of its own for each test."""
    settings.INDEX_DIR = tmp_path / "index"
    open_store.cache_clear()
    yield settings.INDEX_DIR
    open_store.cache_clear()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An empty site with three places, from which the others are copied."""
    folder = tmp_path_factory.mktemp("migrated")
    site = Site(new_database(folder), folder)
    site.run("migrate", "--verbosity", "0")
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    site.run("load_gazetteer", str(folder / "places.csv"))
    yield site
    site.close()


@pytest.fixture
def site(migrated: Site, tmp_path: Path) -> Iterator[Site]:
    """A site for processes: a database and an index of its own, three places and no articles."""
    site = Site(new_database(tmp_path, like=migrated.url), tmp_path)
    yield site
    site.close()


@pytest.fixture
def make_article(db) -> MakeArticle:
    """Makes an article; its fields can be given, ``source`` as a name."""

    def make(**fields) -> Article:
        body = fields.setdefault("body", BODY)
        fields.setdefault("title", "الجيش يدخل حلب")
        fields.setdefault("published", "2016-12-13")
        fields.setdefault("content_hash", hash_content(body))
        if name := fields.pop("source", None):
            fields["source"] = Source.objects.get_or_create(name=name)[0]
        article = Article.objects.create(**fields)
        record_change([article.pk])
        return article

    return make


@pytest.fixture
def make_place(db) -> MakeEntity:
    """Makes a place with its Arabic name, ``aliases`` beside it."""
    return _entity_maker(Entity.Kind.PLACE)


@pytest.fixture
def make_faction(db) -> MakeEntity:
    """Makes a faction with its Arabic name, ``aliases`` beside it."""
    return _entity_maker(Entity.Kind.FACTION)


def _entity_maker(kind: str) -> MakeEntity:
    def make(name_ar: str, *, aliases: tuple[str, ...] = (), **fields) -> Entity:
        slug = fields.pop("slug", name_ar.replace(" ", "-"))
        entity = Entity.objects.create(kind=kind, slug=slug, name_ar=name_ar, **fields)
        for text in (name_ar, fields.get("name_en", ""), *aliases):
            if text:
                language = "en" if text.isascii() else "ar"
                Alias.objects.create(entity=entity, text=text, language=language)
        return entity

    return make


@pytest.fixture
def make_mention(db) -> MakeMention:
    """Makes a mention of the first occurrence of ``surface`` in an article, as a suggestion."""

    def make(article: Article, surface: str, **fields) -> Mention:
        start = fields.pop("start", article.body.index(surface))
        fields.setdefault("kind", fields["entity"].kind if fields.get("entity") else "place")
        fields.setdefault("origin", Mention.Origin.MACHINE)
        mention = Mention.objects.create(
            article=article, start=start, end=start + len(surface), surface=surface, **fields
        )
        record_change([article.pk])
        return mention

    return make


@pytest.fixture
def indexed(db) -> Callable[[], int]:
    """Brings the index up to date, as the commit of a request would."""
    return drain


@pytest.fixture(scope="module")
def gazetteer(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The built-in gazetteer, loaded once for a module; what a test adds goes with the test.

    All tests after the first that asks for it see it, so a module of its own is the place to.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_gazetteer", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def seeds_index(gazetteer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the five seeds, imported and extracted once for a module."""
    index_dir = tmp_path_factory.mktemp("seeds") / "index"
    with override_settings(INDEX_DIR=index_dir):
        open_store.cache_clear()
        call_command("import_articles", "seeds", verbosity=0)
        drain()
    return index_dir


@pytest.fixture
def seeds(seeds_index: Path, db, index_dir: Path) -> list[Article]:
    """The five seeds, extracted with the built-in gazetteer and indexed."""
    shutil.copytree(seeds_index, index_dir)
    return list(Article.objects.order_by("pk"))


@pytest.fixture
def editor(db) -> User:
    """Mariam may correct everything."""
    return _member("mariam", "Editors", is_staff=True)


@pytest.fixture
def researcher(db) -> User:
    """Karim may see everything and change nothing."""
    return _member("karim", "Researchers", is_staff=True)


@pytest.fixture
def editor_client(editor: User) -> Client:
    """A browser in which Mariam is logged in."""
    return _logged_in(editor)


@pytest.fixture
def researcher_client(researcher: User) -> Client:
    """A browser in which Karim is logged in."""
    return _logged_in(researcher)


def _member(name: str, group: str, *, is_staff: bool) -> User:
    user = User.objects.create_user(name, password="a long one for tests", is_staff=is_staff)
    user.groups.add(Group.objects.get(name=group))
    return user


def _logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
