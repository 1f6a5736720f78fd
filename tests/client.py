"""Talks with the installed command over JSON lines, as another program would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

COMMAND = Path(sys.executable).parent / "mapcoach"

Message = dict[str, Any]


def mapcoach(*arguments: str | Path, stdin: str = "", cwd: Path | None = None, **environment: str) -> Any:
    """Run the installed command to its end."""
    return subprocess.run(
        [str(COMMAND), *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
    )


class Interview:
    """A running ``mapcoach interview --jsonl``."""

    def __init__(self, *arguments: str | Path) -> None:
        self._process = subprocess.Popen(
            [str(COMMAND), "interview", "--jsonl", *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.question: Message | None = None
        self.messages: list[Message] = []
        self.finished: Message | None = None
        self._listen()

    def _listen(self) -> list[Message]:
        """Everything up to the next question or the end."""
        assert self._process.stdout is not None
        heard: list[Message] = []
        self.question = None
        while True:
            line = self._process.stdout.readline()
            if not line:
                break
            message = json.loads(line)
            heard.append(message)
            if message["type"] == "finished":
                self.finished = message
                break
            if message["type"] == "question":
                self.question = message
                break
        self.messages += heard
        return heard

    def send(self, message: Mapping[str, Any]) -> list[Message]:
        """Send a line; returns what came back."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(message).encode() + b"\n")
        self._process.stdin.flush()
        return self._listen()

    def send_raw(self, line: bytes) -> list[Message]:
        """Send bytes as they are."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + b"\n")
        self._process.stdin.flush()
        return self._listen()

    def say(self, text: str) -> list[Message]:
        """Send a reply."""
        return self.send({"type": "reply", "text": text})

    def tell(self, *replies: str) -> list[Message]:
        """Send replies one after the other, waving follow-ups off; returns what came back to the last."""
        messages: list[Message] = []
        for reply in replies:
            self.wave_off()
            messages = self.say(reply)
        self.wave_off()
        return messages

    def wave_off(self) -> None:
        """Press Enter at each of the facilitator's moves."""
        while self.question and self.question["move"] not in ("", "again"):
            self.say("")

    def command(self, name: str) -> list[Message]:
        """Send a command."""
        return self.send({"type": "command", "name": name})

    def kill(self) -> None:
        """SIGKILL."""
        self._process.kill()
        self.close()

    def wait(self) -> int:
        """Wait until the process ends by itself; returns the exit status."""
        status = self._process.wait(timeout=30)
        self.close()
        return status

    def close(self) -> tuple[int, str]:
        """End the input; returns the exit status and what was written to standard error."""
        _, errors = self._process.communicate(timeout=30)
        return self._process.returncode, errors.decode()
