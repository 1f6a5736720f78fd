"""What the storage tests share: a store of their own, and a map in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapcoach.storage import MapFile, MapStore
from tests.storage.maps import TITLE, filled


@pytest.fixture
def store(tmp_path: Path) -> MapStore:
    return MapStore(tmp_path / "data")


@pytest.fixture
def acme(store: MapStore) -> MapFile:
    """A map with three entries."""
    return filled(store, "macme", TITLE)
