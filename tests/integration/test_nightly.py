"""The night's work: each day as it was known at its end, month-ends kept for ever, and nothing half done that is read as whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from tests.integration.owed_town import Town, town

from throughcare.apps.extract import nights
from throughcare.apps.extract.taking import snapshots, take
from throughcare.apps.improvement.models import Behind, Clinic, Frozen
from throughcare.apps.people.actions import cover
from throughcare.apps.people.facts import covered_as_known
from throughcare.apps.people.models import Covered
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.cli import main
from throughcare.cli.measure import newest
from throughcare.cli.nightly import and_then, work
from throughcare.core.acting import acting_as, known_on
from throughcare.core.history import versions
from throughcare.core.models import Look
from throughcare.core.refused import Refused
from throughcare.measures.everything import BY_KEY
from throughcare.record.snapshot.folder import FORMAT, MANIFEST, OtherFormat, SnapshotRefused, mark_of, opened

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 2, 2, 2, tzinfo=UTC)


@pytest.fixture
def here(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Town]:
    monkeypatch.setenv("THROUGHCARE_HOME", str(tmp_path / "home"))
    # Two measures of all: what is asked here is which nights there are, and not what they come to.
    monkeypatch.setattr("throughcare.apps.improvement.actions.freezing.ALL", (BY_KEY["M-LA-06"], BY_KEY["M-LA-12"]))
    with time_machine.travel(MONDAY, tick=False):
        yield town()


def names() -> list[str]:
    return sorted(path.name for path in snapshots().iterdir())


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC)


def test_a_night_is_the_day_that_ended_as_it_was_known_then_and_is_taken_once(here: Town, as_owner: AsOwner) -> None:
    assert "as at 2026-02-01 are written down, from 2026-02-01-night" in work().said[0]
    assert names() == ["2026-02-01-night"]
    about = opened(snapshots() / "2026-02-01-night").about
    assert about.as_at == about.known_on == date(2026, 2, 1)
    before = (snapshots() / "2026-02-01-night" / "manifest.json").read_bytes()
    assert work().said == ["The figures as at 2026-02-01 were written down before, from 2026-02-01-night."]
    assert (snapshots() / "2026-02-01-night" / "manifest.json").read_bytes() == before
    with acting_as(ITSELF):
        assert [str(frozen.as_at) for frozen in Frozen.objects.all()] == ["2026-02-01"]
        assert Behind.objects.exists()
    with as_owner():
        looks = list(Look.objects.filter(kind="export").values_list("worker_id", "words", "seen"))
    assert looks == [(ITSELF, "snapshot 2026-02-01-night", 2)]
    assert newest().name == "2026-02-01-night"


def test_month_ends_that_a_machine_slept_through_are_taken_as_known_then(here: Town) -> None:
    with time_machine.travel(at(date(2026, 2, 1)), tick=False):
        work()
    assert names() == ["2026-01-31-month-end"]
    with time_machine.travel(at(date(2026, 4, 3)), tick=False):
        work()
    assert names() == ["2026-01-31-month-end", "2026-02-28-month-end", "2026-03-31-quarter-end", "2026-04-02-night"]
    assert opened(snapshots() / "2026-02-28-month-end").about.known_on == date(2026, 2, 28)


def test_month_ends_before_the_first_night_are_taken_when_they_are_asked_for(here: Town) -> None:
    work(back_to=date(2025, 12, 20))
    assert names() == ["2025-12-31-quarter-end", "2026-01-31-month-end", "2026-02-01-night"]
    with pytest.raises(Refused, match="2026-02-02 is not past"):
        work(back_to=date(2026, 2, 2))


def test_ordinary_nights_are_let_go_and_month_ends_and_what_a_clinic_rests_on_are_not(here: Town, as_owner: AsOwner) -> None:
    for day in (date(2026, 2, 1), date(2026, 2, 2), date(2026, 2, 3)):
        with time_machine.travel(at(day), tick=False):
            work()
    with as_owner():
        looked_at = Frozen.objects.get(as_at=date(2026, 2, 2))
        Clinic.objects.create(level=here.teams["Here"], held_on=date(2026, 2, 3), frozen=looked_at, called_by=here.alice)
    mine = take().folder
    with time_machine.travel(at(date(2026, 2, 1) + timedelta(days=nights.KEPT_FOR + 1)), tick=False):
        said = work().said
    assert not any("let go" in line for line in said), "a day short"
    with time_machine.travel(at(date(2026, 2, 2) + timedelta(days=nights.KEPT_FOR + 2)), tick=False):
        said = work().said
    assert said[-1] == "2 nights older than 35 days were let go, of which clinics keep the figures of 1."
    kept = names()
    assert "2026-01-31-month-end" in kept
    assert mine.name in kept, "only what the night took is the night's to let go"
    assert not [name for name in kept if name.startswith(("2026-02-01", "2026-02-02-night"))]
    with acting_as(ITSELF):
        assert {str(frozen.as_at) for frozen in Frozen.objects.all()} >= {"2026-01-31", "2026-02-02"}
        assert not Frozen.objects.filter(as_at=date(2026, 2, 1)).exists()


def test_what_was_broken_off_is_cleared_away_and_never_read_as_whole(here: Town) -> None:
    (snapshots()).mkdir(parents=True)
    left = snapshots() / "2026-02-01-night.999999999.unfinished"
    left.mkdir()
    (left / "child.parquet").write_bytes(b"half")
    left.chmod(0o500)
    somebodys = snapshots() / f"2026-02-02-made-x.{os.getppid()}.unfinished"
    somebodys.mkdir()
    work()
    assert names() == ["2026-02-01-night", somebodys.name]
    with pytest.raises(SnapshotRefused, match="never finished"):
        opened(somebodys)


def test_a_night_broken_off_after_its_snapshot_is_taken_up_where_it_was(here: Town) -> None:
    nights.taken(date(2026, 2, 1))
    assert "are written down, from 2026-02-01-night" in work().said[0]
    assert names() == ["2026-02-01-night"]


def alter(folder: Path) -> Path:
    path = folder / "child.parquet"
    path.chmod(0o600)
    path.write_bytes(b"other")
    return path


def as_another_version_took_it(folder: Path) -> None:
    """Make a snapshot such as the version before this one left it: whole, of an older format, and without a table of today's."""
    manifest = folder / MANIFEST
    said = json.loads(manifest.read_text(encoding="utf-8"))
    del said["mark"], said["files"]["figure_action"]
    said["format"] = FORMAT - 1
    folder.chmod(0o700)
    (folder / "figure_action.parquet").unlink()
    manifest.chmod(0o600)
    manifest.write_text(json.dumps({**said, "mark": mark_of(said)}), encoding="utf-8")
    folder.chmod(0o500)


def nights_of(*days: date) -> None:
    """The nights after these days."""
    for day in days:
        with time_machine.travel(at(day + timedelta(days=1)), tick=False):
            assert not work().failed


def test_an_altered_month_end_is_refused_by_name_and_stays_as_it_is(here: Town) -> None:
    nights_of(date(2026, 1, 31))
    path = alter(snapshots() / "2026-01-31-month-end")
    with time_machine.travel(at(date(2026, 2, 1)), tick=False):
        night = work()
    assert "child.parquet was altered" in night.failed[0]
    assert path.read_bytes() == b"other"


def test_an_altered_month_end_keeps_nothing_else_of_the_night_from_being_done(
    here: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    nights_of(date(2026, 1, 30), date(2026, 1, 31), date(2026, 2, 28))
    alter(snapshots() / "2026-02-28-month-end")
    with time_machine.travel(at(date(2026, 3, 10)), tick=False):
        night = work()
    (failed,) = night.failed
    assert failed.startswith("Past days said again: ")
    assert "2026-02-28-month-end/child.parquet was altered" in failed
    assert failed in capsys.readouterr().err
    assert "2026-01-31 is said again as known on 2026-03-09." in night.said
    assert night.said[-1] == "1 nights older than 35 days were let go."
    assert names() == ["2026-01-31-month-end", "2026-02-28-month-end", "2026-03-09-night"]


def test_after_an_upgrade_month_ends_of_the_version_before_are_passed_over_and_the_night_goes_on(here: Town) -> None:
    nights_of(date(2026, 1, 30), date(2026, 1, 31), date(2026, 2, 28))
    as_another_version_took_it(snapshots() / "2026-01-31-month-end")
    as_another_version_took_it(snapshots() / "2026-01-30-night")
    with pytest.raises(OtherFormat, match=f"format {FORMAT - 1}"):
        opened(snapshots() / "2026-01-31-month-end")
    with time_machine.travel(at(date(2026, 3, 10)), tick=False):
        night = work()
    assert not night.failed
    assert "2026-02-28 is said again as known on 2026-03-09." in night.said
    assert "Not said again, because another version of Throughcare took them: 2026-01-31-month-end." in night.said
    assert night.said[-1] == "1 nights older than 35 days were let go."
    assert names() == ["2026-01-31-month-end", "2026-02-28-month-end", "2026-03-09-night"]
    with acting_as(ITSELF):
        assert Frozen.objects.filter(folder="2026-01-31-month-end").exists(), "what was known then stays"


def test_a_night_that_the_version_before_took_is_passed_over_when_it_is_run_again(here: Town) -> None:
    work()
    as_another_version_took_it(snapshots() / "2026-02-01-night")
    night = work()
    and_then(night)
    assert not night.failed
    assert f"is of format {FORMAT - 1}" in night.said[0]
    assert "Doubtful facts were looked for on the records of 2 children." in night.said


def test_no_part_of_a_night_that_fails_keeps_another_from_being_done(
    here: Town, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(*anything: object) -> str:
        raise ZeroDivisionError("broken on purpose")

    def is_let_down(*anything: object) -> str:
        raise Refused("they are shown what they were shown before.")

    monkeypatch.setattr("throughcare.cli.comparators.stand_beside", breaks)
    monkeypatch.setattr("throughcare.cli.analysts.loaded_by_night", is_let_down)
    night = work()
    and_then(night)
    assert "are written down, from 2026-02-01-night" in night.said[0]
    assert night.said[-1] == "Doubtful facts were looked for on the records of 2 children."
    assert [words.partition(":")[0] for words in night.failed] == ["Published figures", "What analysts are shown"]
    assert "broken on purpose" in capsys.readouterr().err, "whoever mends it is told where it broke"
    monkeypatch.setattr("throughcare.apps.extract.doubted.find_again_for_everyone", breaks)
    monkeypatch.setattr("throughcare.cli.analysts.loaded_by_night", lambda folder: f"shown {folder.name}")
    again = work()
    and_then(again)
    assert again.said[-1] == "shown 2026-02-01-night"
    assert [words.partition(":")[0] for words in again.failed] == ["Published figures", "Doubtful facts"]


def test_the_command_tells_by_its_exit_code_whether_a_part_failed(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("throughcare.cli.nightly.ready", nullcontext)
    monkeypatch.setattr("throughcare.cli.django.set_up", lambda: None)
    monkeypatch.setattr("throughcare.cli.analysts.loaded_by_night", lambda folder: "")
    assert main(["nightly"]) == 0
    alter(snapshots() / "2026-02-01-night")
    assert main(["nightly"]) == 1


def test_two_nights_do_not_work_at_once(here: Town) -> None:
    with nights.alone(), pytest.raises(Refused, match="still going on"):
        work()
    assert not snapshots().exists()


def test_what_a_source_could_tell_is_known_as_it_was_then(here: Town) -> None:
    with acting_as(ITSELF):
        [held] = Covered.objects.filter(child=here.ada)
    first = held.first_on
    moved = Covered(child=here.ada, source_id=held.source_id, first_on=first - timedelta(days=30))
    with acting_as(ITSELF), known_on(datetime(2026, 1, 30, 9, tzinfo=UTC)):
        cover([moved], by=itself())
        cover([Covered(child=here.ada, source_id=held.source_id, first_on=moved.first_on)], by=itself())
    with acting_as(ITSELF):
        assert [row.first_on for row in covered_as_known([here.ada.pk], date(2026, 1, 29))] == [first]
        assert [row.first_on for row in covered_as_known([here.ada.pk], date(2026, 1, 30))] == [moved.first_on]
        assert Covered.objects.get(child=here.ada).first_on == moved.first_on
        assert len(versions(Covered).filter(pgh_obj_id=held.pk)) == 2, "the same said again leaves no trace"
    with acting_as(here.charlie.pk):
        assert covered_as_known([here.ada.pk], date(2026, 1, 30)) == []


@pytest.fixture(autouse=True)
def _writable(tmp_path: Path) -> Iterator[None]:
    yield
    for path in (tmp_path / "home").rglob("*"):
        if path.is_dir():
            path.chmod(0o700)
    shutil.rmtree(tmp_path / "home", ignore_errors=True)
