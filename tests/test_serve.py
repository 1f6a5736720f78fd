"""The app in a browser: what answers, what is refused, and what is said when it cannot be."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from mapcoach.commands import serving
from mapcoach.commands.running import CommandError
from mapcoach.commands.web_page import page
from mapcoach.commands.web_server import PAGE_SECONDS, PATIENCE_SECONDS, MapcoachServer, is_ours, names_of

ECHO = [sys.executable, "-c", "import time"]


def options(**given: object) -> argparse.Namespace:
    return argparse.Namespace(**{"host": "127.0.0.1", "port": 0, "data_dir": None, **given})


@asynccontextmanager
async def served(command: str = shlex.join(ECHO)) -> AsyncIterator[tuple[str, aiohttp.ClientSession]]:
    """A server on a free port of this machine, and a client without cookies or proxies."""
    sockets = serving.listening("127.0.0.1", 0)
    server = MapcoachServer(command, "127.0.0.1", sockets)
    runner = web.AppRunner(await server._make_app())
    await runner.setup()
    await web.SockSite(runner, sockets[0]).start()
    try:
        async with aiohttp.ClientSession(trust_env=False) as client:
            yield f"127.0.0.1:{sockets[0].getsockname()[1]}", client
    finally:
        await runner.cleanup()


async def test_the_page_is_there_and_needs_nothing_from_elsewhere() -> None:
    async with served() as (host, client):
        async with client.get(f"http://{host}/") as answer:
            text = await answer.text()
            assert answer.status == 200
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert f"ws://{host}/ws" in text
        needed = re.findall(r'(?:src|href)="([^"]+)"|url\("([^"]+)"\)', text)
        local = [first or second for first, second in needed if (first or second) != "data:,"]
        assert len(local) >= 4
        for path in local:
            assert path.startswith("/static/")
            async with client.get(f"http://{host}{path}") as answer:
                assert answer.status == 200, path
        assert not re.search(r"https?://", text)


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/static/js/textual.js", 200), ("/none", 404), ("/ws", 403), ("/download/x", 404)]
)
async def test_browsers_are_told_to_guess_nothing_whatever_comes_of_a_request(path: str, status: int) -> None:
    async with served() as (host, client), client.get(f"http://{host}{path}") as answer:
        assert answer.status == status
        assert answer.headers.getall("X-Content-Type-Options") == ["nosniff"]
        assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("name", ["localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
async def test_its_own_names_are_answered(name: str) -> None:
    async with served() as (host, client):
        port = host.rpartition(":")[2]
        async with client.get(f"http://{host}/", headers={"Host": name.format(port=port)}) as answer:
            assert answer.status == 200
            assert f"ws://{name.format(port=port)}/ws" in await answer.text()


@pytest.mark.parametrize(
    "name", ["evil.example:{port}", "127.0.0.1:1", "localhost", "127.0.0.1.evil.example:{port}", "10.0.0.1:{port}", ""]
)
@pytest.mark.parametrize("path", ["/", "/static/js/textual.js", "/ws", "/download/x"])
async def test_a_name_that_was_made_to_point_here_is_refused(name: str, path: str) -> None:
    async with served() as (host, client):
        headers = {"Host": name.format(port=host.rpartition(":")[2])}
        async with client.get(f"http://{host}{path}", headers=headers) as answer:
            assert answer.status == 403


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "https://{host}", "http://localhost:1", "null", "", None, "http://{host}.evil.example"],
)
async def test_a_page_of_another_site_opens_no_app(origin: str | None) -> None:
    async with served() as (host, client):
        headers = {} if origin is None else {"Origin": origin.format(host=host)}
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await client.ws_connect(f"http://{host}/ws", headers=headers)
        assert refused.value.status == 403


SMALL_APP = """
from textual.app import App
from textual.widgets import Static
class Small(App):
    def compose(self):
        yield Static("the app is here")
    def on_key(self, event):
        self.query_one(Static).update("key " + event.key)
Small().run()
"""


async def test_our_own_page_opens_the_app_and_types_into_it(tmp_path: Path) -> None:
    program = tmp_path / "small app.py"
    program.write_text(SMALL_APP)
    async with (
        served(shlex.join([sys.executable, str(program)])) as (host, client),
        client.ws_connect(f"http://{host}/ws?width=60&height=9", headers={"Origin": f"http://{host}"}) as page,
    ):
        await _until(page, b"the app is here")
        await page.send_str(json.dumps(["stdin", "k"]))
        await _until(page, b"key k")


async def test_a_page_whose_app_cannot_start_is_told_that_it_is_over(capsys: pytest.CaptureFixture[str]) -> None:
    async with (
        served(shlex.join([sys.executable, "-c", "raise SystemExit('no app today')"])) as (host, client),
        client.ws_connect(f"http://{host}/ws", headers={"Origin": f"http://{host}"}) as page,
        asyncio.timeout(20),
    ):
        assert (await page.receive()).type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED)
    assert "no app today" in capsys.readouterr().out  # for whoever runs the server


async def _until(page: aiohttp.ClientWebSocketResponse, wanted: bytes) -> None:
    seen = b""
    async with asyncio.timeout(20):
        while wanted not in seen:
            message = await page.receive()
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), seen
            seen += message.data if isinstance(message.data, bytes) else message.data.encode()


async def test_too_many_windows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mapcoach.commands.web_server.MOST_SESSIONS", 0)
    async with served() as (host, client):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await client.ws_connect(f"http://{host}/ws", headers={"Origin": f"http://{host}"})
        assert refused.value.status == 503


def test_open_to_a_network_addresses_in_numbers_are_answered_but_no_strange_names() -> None:
    names = names_of("0.0.0.0", ["0.0.0.0"])
    assert is_ours("192.168.1.7:8000", 8000, names)
    assert is_ours("[fe80::1]:8000", 8000, names)
    assert is_ours(f"{socket.gethostname()}:8000", 8000, names)
    assert not is_ours("evil.example:8000", 8000, names)
    assert is_ours("maps.lan", 80, names_of("maps.lan", ["192.168.1.7"]))
    assert not is_ours("192.168.1.8:80", 80, names_of("maps.lan", ["192.168.1.7"]))


@pytest.mark.parametrize(
    "host", ["[", "[]", "[::1", "[::1]x", ":", "::1:8000", "localhost:8000:8000", "@localhost:8000"]
)
def test_broken_hosts_are_refused(host: str) -> None:
    assert not is_ours(host, 8000, names_of("127.0.0.1", ["127.0.0.1"]))


def test_texts_in_the_page_are_escaped() -> None:
    assert '"><script>' not in page('ws://x"><script>alert(1)</script>/ws', 16)


# --- the command ------------------------------------------------------------------------------------------------


def test_it_serves_on_this_machine_until_it_is_interrupted(tmp_path: Path) -> None:
    code = (
        "import argparse; from mapcoach.commands.serving import serve; "
        f"raise SystemExit(serve(argparse.Namespace(host='127.0.0.1', port=0, data_dir={str(tmp_path)!r})))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        try:
            assert run.stdout
            assert run.stderr
            said = run.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert found, said
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with opener.open(found[0], timeout=20) as answer:
                assert answer.status == 200
            run.send_signal(signal.SIGINT)
            assert run.wait(20) in (0, 130, -signal.SIGINT)
            assert "Warning" not in run.stderr.read()
        finally:
            run.kill()


APP_THAT_SHOWS_ITS_LIFE = (
    """
import os
lives = os.open("lives", os.O_RDWR)
"""
    + SMALL_APP
)
UPGRADE = """GET /ws HTTP/1.1
Host: {host}
Origin: http://{host}
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Version: 13
Sec-WebSocket-Key: bWFwY29hY2ggbWFwY28hIQ==

"""
SERVE_IT = """
import argparse, shlex, sys
from mapcoach.commands import serving
serving.app_command = lambda folder: shlex.join([sys.executable, "app.py"])
print(serving.serve(argparse.Namespace(host="127.0.0.1", port=0, data_dir=None)))
"""


@asynccontextmanager
async def served_in_a_process(folder: Path, launcher: Sequence[str] = ()) -> AsyncIterator[tuple[Process, str]]:
    """A server in a process of its own, and its host. Its apps hold the pipe ``lives`` open while they live."""
    os.mkfifo(folder / "lives")
    (folder / "app.py").write_text(APP_THAT_SHOWS_ITS_LIFE)
    command = [*launcher, sys.executable, "-c", SERVE_IT]
    run = await asyncio.create_subprocess_exec(*command, cwd=folder, stdout=subprocess.PIPE)
    try:
        assert run.stdout
        found = re.search(rb"http://([^/]+)/", await run.stdout.readline())
        assert found
        yield run, found[1].decode()
    finally:
        with suppress(ProcessLookupError):
            run.kill()
        await run.wait()


async def _until_closed(pipe: Path) -> None:
    """Wait until nobody holds this pipe open for writing any more."""
    reader = asyncio.StreamReader()
    opened = os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb")
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), opened
    )
    assert await reader.read() == b""
    transport.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these signals nor named pipes in folders")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
async def test_however_it_is_stopped_its_apps_end_with_it_and_soon(tmp_path: Path, name: str) -> None:
    async with (
        served_in_a_process(tmp_path) as (run, host),
        aiohttp.ClientSession(trust_env=False) as client,
        client.ws_connect(f"http://{host}/ws", headers={"Origin": f"http://{host}"}) as page,
    ):
        await _until(page, b"the app is here")
        run.send_signal(getattr(signal, name))
        async with asyncio.timeout(20):
            while (message := await page.receive()).type is aiohttp.WSMsgType.BINARY:
                pass
            await _until_closed(tmp_path / "lives")
            status = await run.wait()
        assert run.stdout
        said = (await run.stdout.read()).decode().split()
        if name == "SIGKILL":
            assert status == -signal.SIGKILL
        else:
            assert (status, said) == (0, ["Closing…", "0"])
            assert message.data == aiohttp.WSCloseCode.GOING_AWAY


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these signals nor named pipes in folders")
async def test_a_page_that_does_not_answer_holds_nothing_up(tmp_path: Path) -> None:
    async with served_in_a_process(tmp_path) as (run, host):
        name, _, port = host.rpartition(":")
        reader, writer = await asyncio.open_connection(name, int(port))
        try:
            writer.write(UPGRADE.format(host=host).replace("\n", "\r\n").encode())
            await reader.readuntil(b"the app is here")
            run.send_signal(signal.SIGINT)
            async with asyncio.timeout(PATIENCE_SECONDS + 3 * PAGE_SECONDS):
                assert await run.wait() == 0
        finally:
            writer.close()
            await writer.wait_closed()


@pytest.mark.skipif(shutil.which("nohup") is None, reason="there is no nohup here")
async def test_under_nohup_a_hang_up_stops_nothing(tmp_path: Path) -> None:
    async with (
        served_in_a_process(tmp_path, ["nohup"]) as (run, host),
        aiohttp.ClientSession(trust_env=False) as client,
        client.ws_connect(f"http://{host}/ws", headers={"Origin": f"http://{host}"}) as page,
    ):
        await _until(page, b"the app is here")
        run.send_signal(signal.SIGHUP)
        await page.send_str(json.dumps(["stdin", "k"]))
        await _until(page, b"key k")


def test_open_to_others_it_warns_first(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(MapcoachServer, "serve", lambda self: print("serving", file=sys.stderr))
    assert serving.serve(options(host="0.0.0.0")) == 0
    said = capsys.readouterr().err
    assert "read and change every map" in said
    assert "no password and no encryption" in " ".join(said.split())
    assert said.index("Warning") < said.index("serving")


def test_on_this_machine_it_does_not_warn(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(MapcoachServer, "serve", lambda self: None)
    for host in ("127.0.0.1", "localhost", None):
        assert serving.serve(options(host=host)) == 0
    assert capsys.readouterr().err == ""


def test_without_the_extra_it_says_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "find_spec", lambda name: None)
    with pytest.raises(CommandError, match="-m pip install 'textual-serve"):
        serving.serve(options())


def test_a_port_that_is_taken_is_said_with_the_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=rf"port {port} is taken .* --port \d+"):
            serving.listening("127.0.0.1", port)


@pytest.mark.parametrize("host", ["no such host", "a" * 300, "\udce9", "127.0.0.1\x00", "192.0.2.1"])
def test_a_host_that_is_none_is_said(host: str) -> None:
    with pytest.raises(CommandError, match="no address called"):
        serving.listening(host, 0)


@pytest.mark.parametrize("port", [-1, 65536, 10**12])
def test_a_port_that_is_none_is_said(port: int) -> None:
    with pytest.raises(CommandError, match="from 0 to 65535"):
        serving.listening("127.0.0.1", port)


def test_the_data_folder_is_quoted_for_the_shell() -> None:
    folder = "my maps; echo 'no' $HOME"
    words = shlex.split(serving.app_command(folder))
    assert words[0] == sys.executable
    assert words[-2:] == ["--data-dir", folder]
    shown = subprocess.run(
        serving.app_command(folder).replace("-m mapcoach.cli", "-c 'import sys; print(sys.argv)'"),
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.strip() == str(["-c", "--data-dir", folder])
