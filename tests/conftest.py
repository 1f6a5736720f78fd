from __future__ import annotations

import gc
import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["tests.automation.examination.reporting"]

settings.register_profile("mapcoach", max_examples=60, deadline=None, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "mapcoach"))


# A shell that starts us in the background may have these ignored, and every command that a test starts with them.
for _name, _default in (("SIGHUP", signal.SIG_DFL), ("SIGINT", signal.default_int_handler)):
    _number = getattr(signal, _name, None)
    if _number is not None and signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _default)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="rewrite the golden files from what comes out now")


def pytest_collection_finish() -> None:
    """Look for garbage less often: an app leaves much, all that was collected stays, and looking took a fifth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the maps or the overrides of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MAPCOACH_DATA_DIR", str(home / "data"))
    monkeypatch.setenv("MAPCOACH_CONFIG_DIR", str(home / "config"))
    monkeypatch.delenv("MAPCOACH_DEBUG", raising=False)


@pytest.fixture
def data_folder() -> Path:
    """The data folder of this test."""
    return Path(os.environ["MAPCOACH_DATA_DIR"])
