"""Settings as a deployer gets them, each asked of a process of its own."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.urls import reverse

ROOT = settings.BASE_DIR
#: Set by Python's or Django's own start-up, or by tests.
FOREIGN = {"DJANGO_SETTINGS_MODULE"}
READ = re.compile(r"""env(?:\.\w+)?\(\s*"(\w+)"|os\.environ(?:\.get\(|\[)"(\w+)\"""")
SHOW = (
    "import json; from django.conf import settings as s;"
    "names = ['SESSION_COOKIE_SECURE', 'CSRF_COOKIE_SECURE', 'LANGUAGE_COOKIE_SECURE',"
    " 'SECURE_SSL_REDIRECT', 'SECURE_HSTS_SECONDS', 'SECURE_PROXY_SSL_HEADER', 'DEBUG',"
    " 'ALLOWED_HOSTS', 'CSRF_TRUSTED_ORIGINS', 'PUBLIC_READ'];"
    "found = {name: getattr(s, name) for name in names};"
    "found['database'] = str(s.DATABASES['default']['NAME']);"
    "found['index'] = str(s.INDEX_DIR);"
    "print(json.dumps(found))"
)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "newsarchive.settings"}
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def show(**environment: str) -> dict[str, object]:
    done = run("-c", SHOW, **environment | {"SECRET_KEY": "x"})
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def example() -> dict[str, str]:
    """The variables of ``.env.example``."""
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))


def test_a_deployment_passes_every_check():
    done = run(
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        SECRET_KEY="".join(map(chr, range(48, 110))),
        DEBUG="false",
        HTTPS="true",
        DATABASE_URL="sqlite:///:memory:",
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_without_a_key_one_line_says_what_to_do():
    done = run("-c", SHOW, SECRET_KEY="")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith(
        "Set SECRET_KEY in the environment or in .env (make run does)."
    )


def test_https_makes_cookies_secure_and_redirects():
    found = show(HTTPS="true", BEHIND_PROXY="false")
    assert all(value for name, value in found.items() if "SECURE" in name and "PROXY" not in name)
    assert found["SECURE_PROXY_SSL_HEADER"] is None
    plain = show(HTTPS="false", BEHIND_PROXY="true")
    assert not any(
        value for name, value in plain.items() if "SECURE" in name and "PROXY" not in name
    )
    assert plain["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_the_example_as_it_stands_is_a_site():
    found = show(**example())
    assert found["database"] == str(ROOT / "var" / "db.sqlite3")
    assert found["index"] == str(ROOT / "var" / "index")
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert (found["DEBUG"], found["PUBLIC_READ"], found["CSRF_TRUSTED_ORIGINS"]) == (
        False,
        True,
        [],
    )


def test_the_environment_is_followed():
    found = show(
        DATABASE_URL="postgres://u:p@h/archive",
        INDEX_DIR="/data/index",
        ALLOWED_HOSTS="a.example,b.example",
        CSRF_TRUSTED_ORIGINS="https://a.example",
        PUBLIC_READ="false",
    )
    assert (found["database"], found["index"]) == ("archive", "/data/index")
    assert found["ALLOWED_HOSTS"] == ["a.example", "b.example"]
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://a.example"]
    assert found["PUBLIC_READ"] is False


def test_the_example_has_every_variable_that_is_read_and_no_other():
    sources = [
        path
        for folder in ("newsarchive", "articles")
        for path in (ROOT / folder).rglob("*.py")
        if "tests" not in path.parts
    ]
    read = {
        first or second
        for path in sources
        for first, second in READ.findall(path.read_text(encoding="utf-8"))
    }
    assert read - FOREIGN == set(example())


def test_the_suite_runs_with_an_empty_environment():
    assert (settings.DEBUG, settings.HTTPS, settings.PUBLIC_READ) == (False, False, True)


@pytest.mark.parametrize(
    "path", ["/", "/places/", "/help/search/", "/login/", "/admin/login/", "/no"]
)
def test_pages_forbid_what_is_not_theirs(client, db, path):
    policy = client.get(path)["Content-Security-Policy"]
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    assert directives["default-src"] == "'self'"
    assert directives["frame-ancestors"] == directives["object-src"] == "'none'"
    assert "unsafe" not in policy
    assert "*" not in policy


def test_pages_hold_nothing_inline(client, make_article, indexed):
    article = make_article()
    indexed()
    for path in ("/", "/?q=حلب", article.get_absolute_url(), "/places/", "/login/"):
        html = client.get(path).content.decode()
        assert not re.search(r"""\sstyle=|\son\w+=|<style|<script(?![^>]*(src=|json))""", html), (
            path
        )


def test_other_headers_and_cookies(client, editor, db):
    response = client.get("/")
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    credentials = {"username": "mariam", "password": "a long one for tests"}
    session = client.post(reverse("login"), credentials).cookies["sessionid"]
    assert (session["httponly"], session["samesite"]) == (True, "Lax")
