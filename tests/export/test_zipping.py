"""Archives whose bytes depend on their content alone."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from mapcoach.export.zipping import zipped


def test_the_same_entries_make_the_same_bytes_and_files_that_can_be_read_once_unpacked() -> None:
    made = zipped([("a.txt", "one"), ("b/c.bin", b"\x00two")])
    assert made == zipped([("a.txt", "one"), ("b/c.bin", b"\x00two")])
    with ZipFile(BytesIO(made)) as archive:
        assert [(one.filename, one.external_attr >> 16) for one in archive.infolist()] == [
            ("a.txt", 0o644),
            ("b/c.bin", 0o644),
        ]
        assert archive.read("b/c.bin") == b"\x00two"
