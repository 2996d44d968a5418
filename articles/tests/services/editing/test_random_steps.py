"""Random steps of two editors and the machine: no decision is lost, no link dangles, offsets hold."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from articles.models import Alias, Article, Correction, Edit, Entity, Mention
from articles.models.article import hash_content
from articles.models.mention import fold_surface
from articles.services.annotating import add_mention, change_mention, revise_mention, write_note
from articles.services.correcting.generalising import generalise
from articles.services.enriching import reextract
from articles.services.locking import StaleVersionError
from articles.services.merging import merge_entities
from articles.services.readings import Reading
from articles.services.removing import Fate, delete_entity
from articles.services.splitting import split_entity
from articles.services.states import State
from articles.services.undoing import (
    ConflictError,
    NothingLeftError,
    redo_last,
    turn_edit,
    undo_last,
)
from articles.services.versions import list_versions, restore_mention

BODIES = (
    "🔥 دخل لواء حلب مدينة حلب مساء الثلاثاء، ثم وصل إلى حَلَب وبحلب.",
    "قال سكان حلب وحماة إن «لواء حلب» انسحب إلى حماة أمس 😀.",
)
_Key = tuple[int, str, int, int]
NUMBERS = st.integers(0, 40)
KINDS = st.sampled_from(["place", "place", "faction", "date"])
STATUSES = st.sampled_from(["accepted", "rejected", "suggested"])
WHO = st.integers(0, 1)
REFUSALS = (ValidationError, StaleVersionError, ConflictError, NothingLeftError)


class Editing(RuleBasedStateMachine):
    """Two editors, two articles, five entities, and an extraction that comes in between."""

    @initialize()
    def begin(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        self.editors = [User.objects.create_user(name) for name in ("mariam", "zeina")]
        self.articles = [
            Article.objects.create(
                title="خبر", body=body, published="2016-12-15", content_hash=hash_content(body)
            )
            for body in BODIES
        ]
        for kind, slug, name in (
            ("place", "aleppo", "حلب"),
            ("place", "halab", "مدينة حلب"),
            ("place", "hama", "حماة"),
            ("faction", "brigade", "لواء حلب"),
            ("faction", "other", "لواء حماة"),
        ):
            entity = Entity.objects.create(kind=kind, slug=slug, name_ar=name)
            Alias.objects.create(entity=entity, text=name)
        self.versions: dict[int, int] = {}
        reextract([article.pk for article in self.articles])

    def teardown(self) -> None:
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    @rule(who=WHO, number=NUMBERS, kind=KINDS, length=st.integers(1, 9), entity=NUMBERS)
    def tag(self, who: int, number: int, kind: str, length: int, entity: int) -> None:
        article = self.articles[number % 2]
        reading = Reading(kind, number, number + length, self.entity(entity, kind))
        self.attempt(lambda: add_mention(article=article, reading=reading, user=self.editors[who]))

    @rule(who=WHO, number=NUMBERS, status=STATUSES, lag=st.integers(0, 1))
    def decide(self, who: int, number: int, status: str, lag: int) -> None:
        if mention := self.mention(number):
            self.attempt(
                lambda: revise_mention(
                    mention=mention,
                    reading=Reading.of(mention),
                    status=status,
                    user=self.editors[who],
                    version=mention.version - lag,
                )
            )

    @rule(who=WHO, number=NUMBERS, kind=KINDS, entity=NUMBERS, shift=st.integers(0, 2))
    def correct(self, who: int, number: int, kind: str, entity: int, shift: int) -> None:
        if mention := self.mention(number):
            reading = Reading(kind, mention.start, mention.end + shift, self.entity(entity, kind))
            self.attempt(
                lambda: change_mention(mention=mention, reading=reading, user=self.editors[who])
            )

    @rule(who=WHO, number=NUMBERS, note=st.sampled_from(["", "ملاحظة", "سؤال"]))
    def annotate(self, who: int, number: int, note: str) -> None:
        if mention := self.mention(number):
            self.attempt(lambda: write_note(mention=mention, note=note, user=self.editors[who]))

    @rule(who=WHO, number=NUMBERS, past=NUMBERS)
    def restore(self, who: int, number: int, past: int) -> None:
        mention = self.mention(number)
        if mention and (versions := list_versions(mention)):
            to = versions[past % len(versions)].pk
            self.attempt(lambda: restore_mention(mention=mention, to=to, user=self.editors[who]))

    @rule(number=NUMBERS)
    def undo(self, number: int) -> None:
        if step := self.step(number, Edit.objects.undoable()):
            article, user = step.article, step.user
            self.turn(user, lambda: undo_last(article=article, user=user), is_undo=True)

    @rule(number=NUMBERS)
    def redo(self, number: int) -> None:
        if step := self.step(number, Edit.objects.redoable()):
            article, user = step.article, step.user
            self.turn(user, lambda: redo_last(article=article, user=user), is_undo=False)

    @rule(number=NUMBERS)
    def undo_and_redo(self, number: int) -> None:
        if step := self.step(number, Edit.objects.undoable()):
            article, user, before = step.article, step.user, decisions()
            if self.attempt(lambda: undo_last(article=article, user=user)):
                redo_last(article=article, user=user)
                assert decisions() == before

    @rule()
    def extract_again(self) -> None:
        before = decisions()
        reextract([article.pk for article in self.articles])
        assert decisions() == before

    @rule(who=WHO, number=NUMBERS, scope=st.sampled_from(["article", "archive", "never"]))
    def apply_to_all(self, who: int, number: int, scope: str) -> None:
        mention = self.mention(number)
        if mention is None:
            return
        before = decisions()
        self.attempt(lambda: generalise(mention=mention, scope=scope, user=self.editors[who]))
        after = decisions()
        own = (mention.article_id, mention.kind, mention.start, mention.end)
        for key, state in before.items():
            # The editor has just said of this one that it is never to be.
            assert after[key] == state or (key == own and scope == "never")

    @rule(who=WHO, one=NUMBERS, other=NUMBERS)
    def merge(self, who: int, one: int, other: int) -> None:
        entities = list(Entity.objects.current().order_by("pk"))
        into, merged = entities[one % len(entities)], entities[other % len(entities)]
        self.keeping_decisions(
            lambda: merge_entities(into=into, others=[merged], user=self.editors[who])
        )

    @rule(who=WHO, number=NUMBERS)
    def split(self, who: int, number: int) -> None:
        if merged := list(Entity.objects.exclude(merged_into=None).order_by("pk")):
            entity = merged[number % len(merged)]
            self.keeping_decisions(lambda: split_entity(entity=entity, user=self.editors[who]))

    @rule(who=WHO, number=NUMBERS, fate=st.sampled_from(["move", "unlink"]), to=NUMBERS)
    def delete(self, who: int, number: int, fate: str, to: int) -> None:
        entities = list(Entity.objects.current().order_by("pk"))
        entity, target = entities[number % len(entities)], entities[to % len(entities)]
        if len(entities) > 2:
            self.keeping_decisions(
                lambda: delete_entity(
                    entity=entity, user=self.editors[who], fate=Fate(fate), to=target
                )
            )

    @rule(who=WHO)
    def undo_what_was_done_to_entities(self, who: int) -> None:
        edit = Edit.objects.filter(article=None).undoable().first()
        if edit:
            user = self.editors[who]
            self.keeping_decisions(lambda: turn_edit(edit=edit, user=user, forward=False))

    @invariant()
    def offsets_hold(self) -> None:
        for mention in mentions():
            body = mention.article.body
            assert body[mention.start : mention.end] == mention.surface
            assert mention.folded == fold_surface(mention.surface)

    @invariant()
    def nothing_dangles(self) -> None:
        for mention in mentions():
            if mention.entity:
                assert mention.entity.merged_into_id is None
                assert mention.entity.kind == mention.kind
        assert not Entity.objects.exclude(merged_into__merged_into=None).exists()
        names = Alias.objects.exclude(entity__merged_into=None)
        assert not names.exists()

    @invariant()
    def versions_never_go_back(self) -> None:
        for mention in mentions():
            assert mention.version >= self.versions.get(mention.pk, 0)
            self.versions[mention.pk] = mention.version

    @invariant()
    def work_is_done(self) -> None:
        assert not Correction.objects.unfinished().exists()
        assert not Edit.objects.filter(is_turning=True).exists()

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do it, and see that what is refused changes nothing."""
        before = picture()
        try:
            with transaction.atomic():
                act()
        except REFUSALS:
            assert picture() == before
            return False
        return True

    def turn(self, user: User, act: Callable[[], object], *, is_undo: bool) -> None:
        """Undo or redo touches only what its step is about, in the state in which that left it."""
        steps = Edit.objects.filter(user=user)
        open_before = set(steps.filter(undone_at=None).values_list("pk", flat=True))
        before = decisions()
        if not self.attempt(act):
            return
        open_after = set(steps.filter(undone_at=None).values_list("pk", flat=True))
        (turned,) = open_before ^ open_after
        sides = {
            (change.article_id, change.kind, change.start, change.end): State.read(
                change.after if is_undo else change.before
            )
            for change in Edit.objects.get(pk=turned).changes.all()
        }
        after = decisions()
        for key, state in before.items():
            if after.get(key) != state:
                assert key in sides
                expected = sides[key]
                assert expected is not None
                assert replace(expected, entity=None) == replace(state, entity=None)

    def keeping_decisions(self, act: Callable[[], object]) -> None:
        """Whatever happens to entities, only the links of mentions may change."""

        def unlinked() -> dict[_Key, State]:
            return {key: replace(state, entity=None) for key, state in decisions().items()}

        before = unlinked()
        self.attempt(act)
        assert unlinked() == before

    def step(self, number: int, steps: "QuerySet[Edit]") -> Edit | None:
        """One of the steps in articles, for its editor to undo or redo the last of theirs."""
        rows = list(steps.exclude(article=None).select_related("article", "user"))
        return rows[number % len(rows)] if rows else None

    def mention(self, number: int) -> Mention | None:
        rows = list(mentions().order_by("article", "start", "end", "kind"))
        return rows[number % len(rows)] if rows else None

    def entity(self, number: int, kind: str) -> Entity | None:
        rows = [None, *Entity.objects.filter(kind=kind).order_by("pk")]
        return rows[number % len(rows)]


def mentions():
    return Mention.objects.select_related("article", "entity")


def picture() -> dict[_Key, State]:
    """All mentions by span."""
    return {(m.article_id, m.kind, m.start, m.end): State.of(m) for m in mentions()}


def decisions() -> dict[_Key, State]:
    """What people have said."""
    return {key: state for key, state in picture().items() if not state.is_untouched}


@pytest.mark.django_db
def test_no_sequence_of_steps_loses_anything() -> None:
    run_state_machine_as_test(
        Editing,
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
