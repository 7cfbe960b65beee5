"""Published files with some bytes spoilt: each is read, or refused in a sentence, and nothing else ever comes of it."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.comparators.files import as_csv, as_list, as_parquet, figures

from throughcare.comparators.loading import load
from throughcare.comparators.refusal import NotComparators
from throughcare.comparators.shelf import open_shelf

AT = datetime(2026, 11, 23, 16, 42, tzinfo=ZoneInfo("Europe/London"))
Spoil = tuple[int, bytes, int]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder, rows = tmp_path_factory.mktemp("whole"), figures(("2024",))
    made = (as_parquet(folder / "a.parquet", rows), as_csv(folder / "a.csv", rows), as_list(folder / "a.xlsx"))
    return {path.name: path.read_bytes() for path in made}


@given(
    name=st.sampled_from(["a.parquet", "a.parquet", "a.csv", "a.xlsx"]),
    spoils=st.lists(st.tuples(st.integers(-3_000, 200_000), st.binary(max_size=8), st.integers(0, 40)), min_size=1, max_size=20),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_spoilt_file_is_read_or_refused_and_what_was_loaded_stays(
    whole: dict[str, bytes], tmp_path: Path, name: str, spoils: list[Spoil]
) -> None:
    spoilt = bytearray(whole[name])
    for where, put, gone in spoils:
        at = where % max(len(spoilt), 1)
        spoilt[at : at + gone] = put
    path, place = tmp_path / name, tmp_path / "comparators"
    path.write_bytes(spoilt)
    before, refused = open_shelf(place), ""
    try:
        load([path], place=place, at=AT)
    except NotComparators as refusal:
        refused = str(refusal)
    assert refused == "" or refused.endswith(".")
    assert refused == "" or open_shelf(place) == before
