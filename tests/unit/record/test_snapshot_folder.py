"""A snapshot is whole or is not there; what was altered, or never finished, is refused by name."""

from __future__ import annotations

import json
import stat
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from throughcare.record.snapshot.care import Visit
from throughcare.record.snapshot.folder import MANIFEST, About, Snapshot, SnapshotRefused, mark_of, opened, writing

ABOUT = About(
    as_at=date(2026, 3, 31), made_at=datetime(2026, 4, 1, 2, tzinfo=UTC), source="drawn", version="0", rulebook="a", known_on=None
)


def row(number: int) -> Visit:
    return Visit(child=f"child {number}", visit=f"{number}", visited_on=date(2026, 3, 1), seen=True, virtual=False)


def taken(folder: Path, *, rows: int = 3) -> Snapshot:
    with writing(folder, ABOUT) as under_way:
        for number in range(rows):
            under_way.add(row(number))
    return opened(folder)


def test_it_says_when_of_what_and_how_many(tmp_path: Path) -> None:
    snapshot = taken(tmp_path / "one")
    assert snapshot.about == ABOUT
    assert snapshot.files["visit"].rows == 3
    assert snapshot.files["review"].rows == 0


def test_the_same_rows_make_the_same_files(tmp_path: Path) -> None:
    assert taken(tmp_path / "one").files == taken(tmp_path / "two").files


def test_only_its_owner_reads_it_and_nobody_writes_to_it(tmp_path: Path) -> None:
    snapshot = taken(tmp_path / "one")
    assert stat.S_IMODE(snapshot.folder.stat().st_mode) == 0o500
    assert {stat.S_IMODE(path.stat().st_mode) for path in snapshot.folder.iterdir()} == {0o400}


def test_it_is_never_written_over(tmp_path: Path) -> None:
    taken(tmp_path / "one")
    with pytest.raises(SnapshotRefused, match="never written over"):
        taken(tmp_path / "one")


def test_an_error_half_way_leaves_nothing(tmp_path: Path) -> None:
    def breaks() -> None:
        with writing(tmp_path / "one", ABOUT) as under_way:
            under_way.add(row(1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaks()
    assert list(tmp_path.iterdir()) == []


def altered(snapshot: Snapshot, name: str, content: bytes | None) -> None:
    snapshot.folder.chmod(0o700)
    path = snapshot.folder / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("visit.parquet", b"PAR1 no more", r"visit\.parquet was altered"),
        ("review.parquet", None, r"has no review\.parquet"),
        (MANIFEST, None, r"no snapshot: it has no manifest\.json"),
        (MANIFEST, b"{", r"manifest\.json cannot be read"),
        (MANIFEST, b"{}", r"manifest\.json cannot be read"),
    ],
)
def test_what_was_altered_is_refused_by_name(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    snapshot = taken(tmp_path / "one")
    altered(snapshot, name, content)
    with pytest.raises(SnapshotRefused, match=said):
        opened(snapshot.folder)


def test_a_manifest_that_says_otherwise_is_refused(tmp_path: Path) -> None:
    snapshot = taken(tmp_path / "one")
    said = json.loads((snapshot.folder / MANIFEST).read_text())
    said["about"]["as_at"] = "2026-04-30"
    altered(snapshot, MANIFEST, json.dumps(said).encode())
    with pytest.raises(SnapshotRefused, match="was altered"):
        opened(snapshot.folder)


def test_another_format_is_refused(tmp_path: Path) -> None:
    snapshot = taken(tmp_path / "one")
    said = json.loads((snapshot.folder / MANIFEST).read_text())
    del said["mark"]
    said["format"] = 99
    altered(snapshot, MANIFEST, json.dumps({**said, "mark": mark_of(said)}).encode())
    with pytest.raises(SnapshotRefused, match="format 99"):
        opened(snapshot.folder)


def test_one_that_was_never_finished_is_refused(tmp_path: Path) -> None:
    unfinished = tmp_path / "one.17.unfinished"
    unfinished.mkdir()
    with pytest.raises(SnapshotRefused, match="never finished"):
        opened(unfinished)
