"""``manage.py serve``."""

import os
import signal
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsarchive.preflight import find_port_fault

_GRACE_SECONDS = 15


class Command(BaseCommand):
    """Serve the site with granian, the background worker beside it."""

    help = "Serve on HOST:PORT with granian and run the background worker; both end together."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Start both and wait for the first to end, or for a signal."""
        host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
        if fault := find_port_fault(port, host):
            raise CommandError(fault)
        workers = os.environ.get("WEB_WORKERS") or str(max(2, os.cpu_count() or 1))
        server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
        server += ["--host", host, "--port", port, "--workers", workers, "--blocking-threads", "4"]
        server += ["--respawn-failed-workers", "--log-level", "warning"]
        server += ["newsarchive.wsgi:application"]
        worker = [sys.executable, "manage.py", "db_worker", "--queue-name", "*"]
        self.stdout.write(f"Serving on http://{host}:{port}/ (Ctrl+C ends it)")
        self.stdout.flush()
        code = _run_together([server, worker])
        if code:
            raise CommandError(f"the server ended with {code}", returncode=code)


def _run_together(commands: list[list[str]]) -> int:
    """Run processes until one ends or a signal comes, then end the others; 0 after a signal."""

    def stop(_signal: int, _frame: object) -> None:
        raise KeyboardInterrupt

    # A terminal that is closed hangs up.
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, stop)
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            # In groups of their own: the signals of the terminal reach this process only, and it
            # ends them in one way (a hang-up would make granian begin to reload).
            process = subprocess.Popen(command, cwd=settings.BASE_DIR, process_group=0)  # noqa: S603
            processes.append(process)
        pid, status = os.wait()
        ended = next(process for process in processes if process.pid == pid)
        ended.returncode = os.waitstatus_to_exitcode(status)
        return ended.returncode or 1
    except KeyboardInterrupt:
        return 0
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            try:
                process.wait(_GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
