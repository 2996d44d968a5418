"""``serve`` as a process: it answers, and ends with all that it started."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from articles.tests.site import ROOT, Site, wait_until


@pytest.fixture
def port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def ask(port: str, path: str) -> tuple[int, str]:
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        return error.code, ""
    except OSError:
        return 0, ""


def descendants(pid: int) -> list[int]:
    """The processes that a process started, and those that they started."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    children = [int(child) for child in text.split()]
    return children + [pid for child in children for pid in descendants(child)]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes in /proc")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_it_answers_and_ends_with_its_worker(site: Site, port, ending):
    process = site.start("serve", PORT=port, WEB_WORKERS="1")
    wait_until(lambda: ask(port, "/healthz")[0] == 200)
    assert json.loads(ask(port, "/healthz")[1]) == {"database": "ok", "index": "building"}
    started = descendants(process.pid)
    assert len(started) >= 2
    # A terminal tells the whole group, a supervisor only the first process.
    send = os.kill if ending == signal.SIGTERM else os.killpg
    send(process.pid, ending)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 0, err
    assert out == f"Serving on http://127.0.0.1:{port}/ (Ctrl+C ends it)\n"
    wait_until(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() for pid in started))
    assert "Traceback" not in err


def test_when_one_ends_the_other_ends_too():
    code = (
        "import sys; from articles.management.commands.serve import _run_together as run;"
        "python = sys.executable;"
        "sys.exit(run([[python, '-c', 'exit(3)'], [python, '-c', 'import time; time.sleep(60)']]))"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "newsarchive.settings_test"}
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=False)  # noqa: S603
    assert done.returncode == 3
    assert time.monotonic() - began < 30


def fault(site: Site, port: str) -> str:
    process = site.start("serve", PORT=port)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (1, "")
    return err


def test_a_port_in_use_is_one_line(site: Site):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        said = fault(site, str(other.getsockname()[1]))
    assert re.fullmatch(r"CommandError: port \d+ cannot be used \(.+\); say PORT=… .*\n", said)


def test_a_port_that_is_none_is_one_line(site: Site):
    assert fault(site, "70000") == "CommandError: PORT=70000 is no port number\n"
