"""``mapcoach serve``: the app in a browser, on this machine only unless told otherwise."""

from __future__ import annotations

import argparse
import errno
import os
import shlex
import socket
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from ipaddress import ip_address

from mapcoach.commands.running import CommandError

HOST, PORT = "127.0.0.1", 8000
NEEDED = "textual-serve>=1.1.3,<2"


def serve(options: argparse.Namespace) -> int:
    """Open the app in browsers until it is interrupted. Every browser tab gets an app of its own, on the same maps."""
    if find_spec("textual_serve") is None:
        raise CommandError(
            "opening the app in a browser needs one more package, the extra mapcoach[serve]. This installs it: "
            f"{shlex.quote(sys.executable)} -m pip install '{NEEDED}'"
        )
    host, port = str(options.host or HOST), int(options.port if options.port is not None else PORT)
    sockets = listening(host, port)
    try:
        if not all(is_loopback(one) for one in sockets):
            print(warning(host), file=sys.stderr, flush=True)
        from mapcoach.commands.web_server import MapcoachServer

        server = MapcoachServer(app_command(options.data_dir), host, sockets)
        print(f"mapcoach is at {server.public_url}  Open that in a browser. Ctrl+C stops it.", flush=True)
        server.serve()
    finally:
        for one in sockets:
            one.close()
    return 0


def app_command(data_dir: str | None) -> str:
    """The command that opens the app, for a shell: our own interpreter, which looks for no code where it is started."""
    words = [sys.executable, "-P", "-m", "mapcoach.cli", *(["--data-dir", data_dir] if data_dir else [])]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def listening(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen on all addresses of this host. Raises CommandError with what stands in the way."""
    made: list[socket.socket] = []
    try:
        if not 0 <= port <= 65535:
            raise CommandError(f"a port is a number from 0 to 65535, and {port} is none.")
        if not host.isprintable():  # the system would read it up to a NUL
            raise UnicodeError
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, _, _, _, (address, *_) in dict.fromkeys(found):
            made.append(_bound(family, str(address), made[0].getsockname()[1] if made else port))
        if not made:
            raise CommandError(f"this machine has no address called {host}.")
    except BaseException as error:
        for one in made:
            one.close()
        if isinstance(error, OSError | UnicodeError):
            raise CommandError(_why(error, host, port)) from error
        raise
    return made


def _bound(family: int, address: str, port: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # so that a restart need not wait; on Windows it would let others take the port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            with suppress(OSError):
                made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((address, port))
        made.listen(128)
    except BaseException:
        made.close()
        raise
    return made


def _why(error: OSError | UnicodeError, host: str, port: int) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program. Name another one: mapcoach serve --port {port % 65535 + 1}"
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM):
        return f"this machine does not let you use port {port}. Name one above 1023, such as --port {PORT}."
    return f"this machine has no address called {host!r}. Without --host the app opens for this machine only."


def is_loopback(one: socket.socket) -> bool:
    """Whether only this machine can reach what listens here."""
    return ip_address(one.getsockname()[0].partition("%")[0]).is_loopback


def warning(host: str) -> str:
    """What to know before the app is opened to other machines."""
    return (
        f"Warning: whoever can reach {host} can now read and change every map, and write files as you. There is no "
        "password and no encryption. Use this only in a network where you trust everybody, and stop it when you are "
        "done."
    )
