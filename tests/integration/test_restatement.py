"""A wrong fact is found, mended, and seen as a restatement: the figure as known then, as known now, and what changed it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from tests.integration.owed_town import Town, town

from throughcare.apps.care.models import Visit
from throughcare.apps.improvement.models import Behind, Cause, Frozen, FrozenFigure
from throughcare.apps.involvement.models import Restriction
from throughcare.apps.people import actions as people
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.itself import ITSELF
from throughcare.apps.workforce.models import Worker
from throughcare.cli.nightly import work
from throughcare.core.acting import acting_as, known_on  # the database has a clock of its own
from throughcare.core.changes import action
from throughcare.core.today import now
from throughcare.measures.everything import BY_KEY

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
SEEN, THERE = "M-LA-06", "/scorecard/M-LA-06/?as_at=2026-01-31"
MONTH_END = date(2026, 1, 31)


@dataclass
class Restated:
    """The town, and the visit to Ada that was written down wrong."""

    here: Town
    wrong: Visit

    def __getattr__(self, name: str) -> Worker:
        return getattr(self.here, name)  # type: ignore[no-any-return]  # a worker by their first name


@action(why="visit recorded")
def visit(child: Person, on: date, *, by: Worker) -> Visit:
    one = Visit(child=child, source_id=child.source_id, visited_on=on, seen=True, seen_alone=True)
    people.record_facts([one], by=by)
    return one


@action(why="corrected: he was not seen")
def not_seen(one: Visit, *, by: Worker) -> None:
    one.seen = one.seen_alone = False
    people.correct_facts([one], ["seen", "seen_alone"], by=by)


def on(day: date, hour: int = 2) -> Any:
    return time_machine.travel(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), tick=False)


@pytest.fixture
def made(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Restated]:
    """Ada was written down as seen on 20 January and was not; Ben was seen that day, and nobody wrote it down until 3 February."""
    monkeypatch.setenv("THROUGHCARE_HOME", str(tmp_path / "home"))
    chosen = (BY_KEY[SEEN], BY_KEY["M-LA-12"])
    for module in ("freezing", "restating"):
        monkeypatch.setattr(f"throughcare.apps.improvement.actions.{module}.ALL", chosen)
    with on(date(2026, 1, 20), 15):
        here = town()
        with acting_as(here.alice.pk):
            wrong = visit(here.ada, date(2026, 1, 20), by=here.alice)
    with on(date(2026, 2, 1)):
        work()
    with on(date(2026, 2, 3), 11), acting_as(here.alice.pk), known_on(now()):
        not_seen(wrong, by=here.alice)
        visit(here.ben, date(2026, 1, 20), by=here.alice)
        visit(here.ben, date(2026, 2, 2), by=here.alice)
    with on(date(2026, 2, 4)):
        said = work().said
    assert "2026-01-31 is said again as known on 2026-02-03." in said
    with on(date(2026, 2, 4), 9):
        yield Restated(here, wrong)
    for path in (tmp_path / "home").rglob("*"):
        if path.is_dir():
            path.chmod(0o700)


def page(worker: Worker, address: str = THERE) -> str:
    client = Client()
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def section(worker: Worker, address: str = THERE) -> str:
    return page(worker, address).partition("as known then, and as known now")[2].partition("What is counted")[0]


def test_a_mended_fact_is_seen_as_a_restatement_with_who_went_in_and_out_and_why(made: Restated) -> None:
    told = section(made.dora)
    assert "As known then 1 of 2 (50%)" in told
    assert "As known on 3 February 2026 1 of 2 (50%)" in told
    assert "The figure is the same, and 2 children stand otherwise in it." in told
    assert "Ada Fern : Yes then, No now. A visit of 20 January 2026 was changed on 3 February 2026 by Alice Arden." in told
    assert "Ben Fern : No then, Yes now. A visit of 20 January 2026 was written down on 3 February 2026 by Alice Arden." in told
    assert "2 February" not in told, "what happened after the day changed nothing of it"


def test_a_figure_that_moved_says_so_and_the_whole_day_can_be_read_as_known_now(made: Restated) -> None:
    with on(date(2026, 2, 5), 11), acting_as(made.alice.pk), known_on(now()):
        mended = Visit.objects.get(child=made.here.ben, visited_on=date(2026, 1, 20))
        not_seen(mended, by=made.alice)
    with on(date(2026, 2, 6)):
        work()
    with on(date(2026, 2, 6), 9):
        told = section(made.dora)
        assert "As known on 5 February 2026 0 of 2 (0%)" in told
        assert "The figure is restated: 1 child stands otherwise in it." in told
        with acting_as(ITSELF):
            again = Frozen.objects.get(as_at=MONTH_END, known_on=date(2026, 2, 5))
            assert not Frozen.objects.filter(as_at=MONTH_END, known_on=date(2026, 2, 3)).exists(), "the later word stands alone"
        assert "as known on 5 February 2026" in page(made.dora, f"/scorecard/?snapshot={again.pk}")
        assert "0 of 2" in page(made.dora, f"/scorecard/{SEEN}/?snapshot={again.pk}")


def test_the_same_night_again_says_nothing_twice(made: Restated) -> None:
    with acting_as(ITSELF):
        before = Cause.objects.count(), Frozen.objects.count(), FrozenFigure.objects.count(), Behind.objects.count()
    with on(date(2026, 2, 4)):
        work()
    with acting_as(ITSELF):
        assert before == (Cause.objects.count(), Frozen.objects.count(), FrozenFigure.objects.count(), Behind.objects.count())


def test_only_those_who_may_open_a_child_are_told_what_changed_and_others_how_many(made: Restated, as_owner: AsOwner) -> None:
    with as_owner():
        Restriction.objects.create(
            person=made.here.ben, kind="restricted", reason="For a test", ring="Room 5, 0100", started_on=date(2026, 1, 1)
        )
    told = section(made.dora)
    assert "Ada Fern" in told
    assert "Ben" not in told
    assert "And 1 child not open to you." in told
    mias = section(made.mia)
    assert "Fern" not in mias
    assert "Alice" not in mias
    assert "not open to you" not in mias
    assert "1 of 2" not in mias, "two children of others are few"
    with acting_as(made.charlie.pk):
        assert not Cause.objects.exists()


def test_a_day_of_which_nothing_is_kept_says_so_and_what_is_no_day_is_not_found(made: Restated) -> None:
    told = page(made.dora, f"/scorecard/{SEEN}/?as_at=2026-01-15")
    assert "No figures are written down as at 15 January 2026." in told
    assert "throughcare nightly --as-at 2026-01-15" in told
    with on(date(2026, 2, 5)):
        work(as_at=date(2026, 1, 15))
    with on(date(2026, 2, 5), 9):
        assert "As known then 2 of 2" in section(made.dora, f"/scorecard/{SEEN}/?as_at=2026-01-15")
        assert "15 January 2026" in page(made.dora, f"/scorecard/{SEEN}/")
    with on(date(2026, 2, 5) + timedelta(days=60)):
        work()
    with acting_as(ITSELF):
        assert Frozen.objects.filter(as_at=date(2026, 1, 15), known_on=date(2026, 1, 15)).exists(), "what was asked for is kept"
        latest = Frozen.objects.order_by("as_at").last()
        assert latest is not None
        both = f"/scorecard/{SEEN}/?snapshot={latest.pk}&as_at=2026-01-15"
        assert "As known then 2 of 2" in section(made.dora, both), "a day asked for on the page of a snapshot is told too"
    client = Client()
    client.force_login(made.dora, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/scorecard/{SEEN}/?as_at=yesterday").status_code == 404
