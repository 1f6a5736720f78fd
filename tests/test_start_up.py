"""What each command loads: a heavy import costs everybody who starts it, so it is pinned here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.client import mapcoach

HEAVY = ("textual", "pydantic", "jinja2", "litellm", "tinydb", "filelock", "asyncio", "shtab", "platformdirs")
_PROBE = """
import sys
try:
    from mapcoach.cli import main
    main({arguments!r})
except SystemExit:
    pass
print("LOADED", *sorted(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    """Which heavy packages a command imports."""
    code = _PROBE.format(arguments=list(arguments), heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stderr.strip().splitlines()[-1].split()[1:])


@pytest.mark.parametrize(
    "arguments", [("--version",), ("--help",), ("interview", "--help"), ("export", "--help"), ("check", "--help")]
)
def test_help_and_version_need_argparse_alone(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) == set()


def test_listing_loads_no_heavy_package(tmp_path: Path) -> None:
    assert mapcoach("new", "A map", "--no-interview").returncode == 0
    assert loaded("list") == set()
    assert loaded("list", "--json") == set()
    assert loaded("trash") == set()


def test_the_workspace_lists_maps_before_anything_heavy_is_there(data_folder: Path) -> None:
    """The first screen shows the maps while the rest is still being imported."""
    assert mapcoach("new", "A map", "--no-interview").returncode == 0
    code = (
        "import sys, mapcoach.workspace as room\n"
        "from pathlib import Path\n"
        "maps = room.Workspace(Path(sys.argv[1])).list()\n"
        f"print(len(maps), *set({HEAVY!r}) & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(data_folder)], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_no_command_loads_what_only_others_need() -> None:
    assert mapcoach("new", "A map", "--no-interview").returncode == 0
    assert loaded("delete", "A map") <= {"filelock", "asyncio", "tinydb"}
    assert loaded("restore", "A map") <= {"filelock", "asyncio", "tinydb", "pydantic"}
    assert loaded("schema") == {"pydantic"}
    assert not loaded("show", "A map") & {"textual", "litellm", "shtab", "platformdirs"}
    assert not loaded("check", "A map") & {"textual", "litellm", "shtab", "platformdirs"}
    assert not loaded("export", "A map") & {"textual", "litellm", "shtab", "platformdirs"}


def test_the_version_is_the_one_of_the_package() -> None:
    import mapcoach as package

    assert mapcoach("--version").stdout == f"mapcoach {package.__version__}\n"
