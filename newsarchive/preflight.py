"""What `make` checks before anything is installed, each fault told in one line.

Runs on the machine's own Python, before any package is there, so it uses the standard library only.
"""

import os
import re
import socket
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def find_fault(port: str) -> str:
    """Why the site cannot be set up or served here; empty if it can."""
    if sys.version_info < (3, 11):
        return f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}; say PYTHON=…"
    if not os.access(ROOT, os.W_OK):
        return f"the folder {ROOT} is not writable"
    return find_port_fault(port) if port else ""


def find_port_fault(port: str, host: str = "127.0.0.1") -> str:
    """Why nothing can listen on this port; empty if something can."""
    if not re.fullmatch("[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        return f"PORT={port} is no port number"
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            return f"port {port} cannot be used ({error.strerror}); say PORT=… for another"
    return ""


def read_port() -> str:
    """The port that `make run` will listen on: the environment's, .env's, or 8000."""
    if os.environ.get("PORT"):
        return os.environ["PORT"]
    try:
        with open(os.path.join(ROOT, ".env"), encoding="utf-8") as file:
            found = re.search(r"^PORT=(.+)$", file.read(), re.MULTILINE)
    except OSError:
        found = None
    return found.group(1).strip() if found else "8000"


if __name__ == "__main__":
    fault = find_fault(read_port() if "--port" in sys.argv else "")
    if fault:
        sys.exit(f"make: {fault}")
