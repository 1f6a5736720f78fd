"""The web server of ``mapcoach serve``: textual-serve's, closed to other sites and without anything from other hosts.

A page of another site could open a websocket to this server from the browser of whoever runs it, or make its own name
point to this machine: neither the browser nor aiohttp hinders that. So a request must name a host that this server
is called by, and a websocket must come from a page of ours.
"""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from ipaddress import ip_address

from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from mapcoach.commands import web_driver
from mapcoach.commands.web_page import page

MOST_SESSIONS = 32
"""How many browser tabs may be open at once: each is a process of its own."""
MOST_CELLS = 1000
"""How wide or high a page's terminal may say it is."""
PATIENCE_SECONDS = 5.0
"""How long an app may take to end once its page is gone."""
PAGE_SECONDS = 1.0
"""How long to wait for a page to answer that it is closed."""
LARGEST_FONT, SMALLEST_FONT, FONT = 60, 6, 16
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {"X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
"""Sent with everything, whatever comes of a request."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class MapcoachServer(Server):
    """Serves the app that ``command`` starts, on sockets that listen already."""

    def __init__(self, command: str, host: str, sockets: Sequence[socket.socket]) -> None:
        self._sockets = list(sockets)
        self._port: int = self._sockets[0].getsockname()[1]
        self._open = 0
        self._pages: set[web.WebSocketResponse] = set()
        bound = [one.getsockname()[0].partition("%")[0] for one in sockets]
        self._names = names_of(host, bound)
        shown = socket.gethostname() if "*" in self._names else f"[{host}]" if ":" in host else host
        super().__init__(command, host, self._port, title="mapcoach", public_url=f"http://{shown}:{self._port}/")

    def serve(self, debug: bool = False) -> None:
        """Serve until interrupted."""
        web.run_app(
            self._make_app(),
            sock=self._sockets,
            print=None,
            access_log=None,
            shutdown_timeout=PATIENCE_SECONDS + 2 * PAGE_SECONDS,
        )

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._guard])
        app.add_routes(
            [
                web.get("/", self._index),
                web.get("/ws", self._websocket),
                web.get("/download/{key}", self.handle_download),
                web.static("/static", self.statics_path),
            ]
        )
        app.on_response_prepare.append(_add_headers)
        app.on_startup.append(_end_on_hang_up)
        app.on_shutdown.append(self._close_pages)
        return app

    async def _close_pages(self, _: web.Application) -> None:
        """Let go of every page, upon which its app is ended; left open, each would be waited for."""
        with suppress(OSError):  # the terminal may have gone
            print("Closing…", flush=True)
        await asyncio.gather(
            *(one.close(code=WSCloseCode.GOING_AWAY) for one in list(self._pages)), return_exceptions=True
        )

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse requests under a name that is not ours: a page elsewhere whose name was made to point here."""
        if not is_ours(request.headers.get("Host", ""), self._port, self._names):
            raise web.HTTPForbidden(text="This address is not one of this server's names.\n")
        return await handler(request)

    async def _index(self, request: web.Request) -> web.Response:
        """The page, with the address of the websocket as the browser knows us."""
        asked = request.query.get("fontsize", "")
        size = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 else FONT
        size = min(max(size, SMALLEST_FONT), LARGEST_FONT)
        host = request.headers["Host"]
        headers = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": f"{_POLICY}; connect-src 'self' ws://{host}",
        }
        return web.Response(text=page(f"ws://{host}/ws", size), content_type="text/html", headers=headers)

    async def _websocket(self, request: web.Request) -> web.StreamResponse:
        """Open an app for a page of ours. Browsers name the page's origin, and pages cannot make another one up."""
        if request.headers.get("Origin", "").lower() != f"http://{request.headers['Host']}".lower():
            raise web.HTTPForbidden(text="Only the page of this server may open the app.\n")
        if self._open >= MOST_SESSIONS:
            raise web.HTTPServiceUnavailable(text="Too many windows are open. Close one, and try again.\n")
        self._open += 1
        try:
            return await self.handle_websocket(request)
        finally:
            self._open -= 1

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an app for one browser tab, until either of them ends."""
        page = web.WebSocketResponse(heartbeat=15, timeout=PAGE_SECONDS)
        await page.prepare(request)
        self._pages.add(page)

        async def close() -> None:
            await page.close()

        app = RunningApp(
            self.command if sys.platform == "win32" else f"exec {self.command}",  # no shell between us and the app
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        try:
            await app.start(_cells(request, "width", 80), _cells(request, "height", 24))
            await self._process_messages(page, app)
        except (ValueError, TypeError, LookupError, AssertionError):
            pass  # no page of ours sends anything else
        finally:
            self._pages.discard(page)
            await app.stop()
            with suppress(OSError):
                await page.close()
        return page


class RunningApp(AppService):
    """The app of one browser tab. Textual-serve's leaves its process to itself, and the page waiting when it fails."""

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {**super()._build_environment(width, height), "TEXTUAL_DRIVER": web_driver.NAME}

    async def run(self) -> None:
        """Pass on what the app draws until it ends; then the page is told."""
        try:
            await super().run()
        finally:
            with suppress(OSError, RuntimeError):
                await self.remote_close()

    async def stop(self) -> None:
        """End the app, by force if it takes long, and wait until it has ended."""
        process = self._process
        if process is None:
            return
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await super().stop()
        except (TimeoutError, OSError):
            with suppress(ProcessLookupError):
                process.kill()
        if process.stdin is not None:
            process.stdin.close()
        await process.wait()


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)


async def _end_on_hang_up(_: web.Application) -> None:
    """When the terminal is closed, end in good order as for Ctrl+C, unless ``nohup`` is to keep the server running."""
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, _raise_graceful_exit)


def _raise_graceful_exit() -> None:
    raise web.GracefulExit


def _cells(request: web.Request, name: str, usual: int) -> int:
    """The size of the page's terminal as it says it, within reason."""
    said = request.query.get(name, "")
    return min(max(int(said), 1), MOST_CELLS) if said.isascii() and said.isdecimal() and len(said) < 7 else usual


def names_of(host: str, bound: Sequence[str]) -> frozenset[str]:
    """By what names this server may be called. ``*`` stands for any address in numbers, which nobody can redirect."""
    addresses = [ip_address(one) for one in bound]
    names = {"localhost", "127.0.0.1", "::1", host.lower(), *(str(one) for one in addresses)}
    if any(one.is_unspecified for one in addresses):
        names |= {"*", socket.gethostname().lower(), f"{socket.gethostname().lower()}.local"}
    return frozenset(names)


def is_ours(host: str, port: int, names: frozenset[str]) -> bool:
    """Whether a Host header names this server, and its port."""
    name, number = _split(host.strip().lower())
    if number != str(port):
        return False
    return name in names or ("*" in names and _is_address(name))


def _split(host: str) -> tuple[str, str]:
    """The name or address, and the port as text: ``[::1]:80`` is ``::1`` and 80. Without one the port is 80."""
    if host.startswith("["):
        name, closed, rest = host[1:].partition("]")
        return (name, rest[1:] if rest.startswith(":") else "80" * (not rest)) if closed else ("", "")
    name, _, number = host.partition(":")
    return name.rstrip("."), number or "80"


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
