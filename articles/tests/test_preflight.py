"""What ``make`` checks before anything is installed."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive import preflight


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-S", preflight.__file__, *arguments],
        env={"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_free_port_is_no_fault():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    done = run("--port", PORT=port)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_port_in_use_is_one_line():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = run("--port", PORT=str(other.getsockname()[1]))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("make: port ")


def test_tests_need_no_port():
    assert run(PORT="none").returncode == 0


@pytest.mark.parametrize("port", ["0", "65536", "http", "80a", "-1", "٨٠٠٠", "123456"])
def test_what_is_no_port(port):
    assert preflight.find_port_fault(port) == f"PORT={port} is no port number"


@pytest.mark.parametrize(
    ("file", "port"),
    [
        ("PORT=9000\n", "9000"),
        ("# PORT=1\nPORT= 9001 \n", "9001"),
        ("PORT=\n", "8000"),
        ("", "8000"),
    ],
)
def test_the_port_of_the_env_file(monkeypatch, tmp_path: Path, file, port):
    (tmp_path / ".env").write_text(file)
    monkeypatch.setattr(preflight, "ROOT", str(tmp_path))
    monkeypatch.delenv("PORT", raising=False)
    assert preflight.read_port() == port
    monkeypatch.setenv("PORT", "7000")
    assert preflight.read_port() == "7000"


def test_an_old_python_is_told(monkeypatch):
    monkeypatch.setattr(preflight.sys, "version_info", (3, 9))
    assert preflight.find_fault("").startswith("Python 3.11 or newer is needed")


def test_a_folder_that_cannot_be_written_is_told(monkeypatch):
    # For root every folder is writable; one that is not there is so for nobody.
    monkeypatch.setattr(preflight, "ROOT", "/nowhere")
    assert preflight.find_fault("") == "the folder /nowhere is not writable"
