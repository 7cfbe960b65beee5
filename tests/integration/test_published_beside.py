"""Published figures beside ours: on the scorecard and a figure's page when they are loaded, absent when they are not."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from tests.integration.owed_rows import council
from tests.integration.scored import Scored, put, scored
from tests.unit.comparators.files import as_csv, as_list, figures

from throughcare.apps.improvement import actions
from throughcare.apps.improvement.actions.freezing import years_as_published
from throughcare.apps.improvement.actions.planning import Reach
from throughcare.apps.improvement.models import FrozenFigure, StandsBeside
from throughcare.apps.workforce.models import Worker
from throughcare.cli.comparators import stand_beside
from throughcare.comparators.loading import load
from throughcare.core.acting import acting_as
from throughcare.core.refused import Refused
from throughcare.core.today import today
from throughcare.measures.everything import BY_KEY

AsOwner = Callable[[], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 16, 42, tzinfo=ZoneInfo("Europe/London"))
STABLE = "M-ST-01"
FIGURE = f"/scorecard/{STABLE}/"


@pytest.fixture
def made(db: None, as_owner: AsOwner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Scored:
    """The scorecard of other tests, told by children's moves too, of a council whose number is 301."""
    monkeypatch.setenv("THROUGHCARE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("THROUGHCARE_AUTHORITY", "301")
    with as_owner():
        found = scored(council())
        put(found.frozen, STABLE, "council", 30, 200)
        for year, n in ((2024, 24), (2025, 27)):
            row = put(found.frozen, STABLE, "years", n, 200, days_ago=year)
            FrozenFigure.objects.filter(pk=row.pk).update(to_on=date(year, 3, 31), from_on=date(year - 1, 4, 1))
    with acting_as(found.dora.pk):
        aim = actions.add_aim(found.objective, STABLE, by=found.dora)
        actions.set_target(aim, Reach(Decimal(10), date(2099, 3, 31)), decision="The board", by=found.dora)
    return found


def loaded(tmp_path: Path) -> Path:
    place = tmp_path / "home" / "comparators"
    load([as_csv(tmp_path / "long.csv", figures()), as_list(tmp_path / "sn.xlsx")], place=place, at=AT)
    return place


def text(worker: Worker, address: str = FIGURE) -> str:
    client = Client()
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    found = client.get(address)
    assert found.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found.content.decode()))


def test_where_nothing_is_loaded_the_columns_are_absent_and_england_comes_with_us(made: Scored) -> None:
    stand_beside()
    assert "Beside what is published" not in text(made.dora)
    for address in (FIGURE, "/scorecard/"):
        assert "England 10% in 2025" in text(made.dora, address)


def test_loaded_a_figure_stands_beside_england_its_region_its_neighbours_and_its_own_years(made: Scored, tmp_path: Path) -> None:
    loaded(tmp_path)
    stand_beside()
    page = text(made.dora)
    section = page.partition("Beside what is published")[2].partition("Services and teams")[0]
    assert "This council: 14% in 2025, up from 12% in 2024" in section, (
        "our own, worked out here for the years that are published"
    )
    assert "England 10%" in section
    assert "North East 20%" in section
    assert "Of 10 statistical neighbours with a figure in 2024, half lie from" in section
    assert "the most alike first: Council 302 (very close)" in section
    assert "Published once a year, for the year to 31 March" in section
    assert "long.csv, loaded 23 November 2026 at 16:42" in section
    row = text(made.dora, "/scorecard/")
    assert "England 10% in 2024; North East 20% in 2024; Council 301 1% in 2024; neighbours in 2024: 7% in the middle" in row
    assert "(10 councils)" in row
    assert "England 10% in 2024" in text(made.dora, "/scorecard.csv")


def test_our_own_years_leave_out_few_for_those_who_do_not_see_every_child(
    made: Scored, tmp_path: Path, as_owner: AsOwner
) -> None:
    loaded(tmp_path)
    stand_beside()
    with as_owner():
        FrozenFigure.objects.filter(of="years", to_on__year=2025).update(n=3)
    assert "2% in 2025" in text(made.dora)
    mauds = text(made.maud)
    assert "2% in 2025" not in mauds
    assert "12% in 2024" in mauds


def test_it_is_written_down_once_a_load_and_taken_away_with_it(made: Scored, tmp_path: Path) -> None:
    place = loaded(tmp_path)
    stand_beside()
    before = set(StandsBeside.objects.values_list("pk", flat=True))
    assert before
    stand_beside()
    assert set(StandsBeside.objects.values_list("pk", flat=True)) == before
    path = next(place.glob("*/figures.parquet"))
    path.parent.chmod(0o700)
    path.chmod(0o600)
    path.write_bytes(b"other")
    with pytest.raises(Refused, match=r"figures\.parquet .* was altered"):
        stand_beside()
    assert StandsBeside.objects.exists()
    (place / "used").unlink()
    stand_beside()
    assert not StandsBeside.objects.exists()


def test_our_own_years_end_as_the_published_ones_do_and_begin_where_our_sources_tell() -> None:
    ends = [str(to_on) for _, to_on in years_as_published(BY_KEY[STABLE], date(2026, 11, 23), date(2022, 1, 1))]
    assert ends == ["2022-03-31", "2023-03-31", "2024-03-31", "2025-03-31", "2026-03-31"]
    of_a_year = BY_KEY["M-LA-02"]
    ends = [str(to_on) for _, to_on in years_as_published(of_a_year, date(2026, 11, 23), date(2022, 1, 1))]
    assert ends == ["2023-03-31", "2024-03-31", "2025-03-31", "2026-03-31"]
    assert not list(years_as_published(BY_KEY["M-LA-06"], today(), date(2022, 1, 1))), "nobody publishes it"
