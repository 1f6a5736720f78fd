"""The wheel holds everything: it works unpacked, from any folder, with no checkout around it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "--no-index",
            "-w",
            folder,
            ROOT,
        ],
        check=True,
        timeout=120,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_prompts_and_templates(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for kind in ("prompts", "templates"):
        here = {f"mapcoach/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / kind).rglob("*") if path.is_file()}
        assert here <= names
    assert any(name.startswith("mapcoach/automation/catalogue/") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "bench/"))]


def test_the_wheel_drafts_the_sample_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = "import sys, mapcoach.cli; sys.exit(mapcoach.cli.main(['demo']))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# ")


def test_nothing_names_a_package_registry_or_this_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    registries = [".".join(parts) for parts in (("pypi", "org"), ("files", "pythonhosted"))]
    machine = ["/".join(["", *parts]) for parts in (("work", "main"), ("root", ""), ("tmp", "bash_jobs"))]
    for name in listed.stdout.splitlines():
        path = ROOT / name
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        assert not [word for word in (*registries, *machine) if word in text], name
