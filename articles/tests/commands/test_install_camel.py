"""``install_camel``: clear where it cannot do its work."""

from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from socket import socket
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands import install_camel


def test_without_the_network_it_says_so_and_writes_nothing(settings, tmp_path, monkeypatch):
    with closing(socket()) as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    monkeypatch.setattr(install_camel, "_CATALOGUE", f"http://127.0.0.1:{port}/catalogue.json")
    settings.CAMELTOOLS_DATA = tmp_path / "camel"
    with pytest.raises(CommandError, match="cannot be reached"):
        call_command("install_camel", "--ner")
    assert not settings.CAMELTOOLS_DATA.exists()


def test_a_server_that_refuses_is_no_network_either(settings, tmp_path, monkeypatch):
    class Refusing(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_error(404)

        def log_message(self, *_args):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Refusing)
    Thread(target=server.handle_request, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/catalogue.json"
    monkeypatch.setattr(install_camel, "_CATALOGUE", address)
    settings.CAMELTOOLS_DATA = tmp_path
    with closing(server.socket), pytest.raises(CommandError, match="404"):
        call_command("install_camel")
