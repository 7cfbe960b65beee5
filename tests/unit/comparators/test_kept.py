"""What stands beside a measure is the same after it was kept as plain values."""

import json
from pathlib import Path

import pytest
from tests.unit.comparators.files import figures
from tests.unit.comparators.test_beside import OURS, shelf_of

from throughcare.comparators.beside import beside
from throughcare.comparators.kept import read_again, told
from throughcare.comparators.twins import TWINS
from throughcare.comparators.whose import Whose


@pytest.mark.parametrize("whose", [OURS, Whose(None, 302), Whose()])
def test_kept_and_read_again_it_says_the_same_of_every_twin(tmp_path: Path, whose: Whose) -> None:
    shelf = shelf_of(tmp_path, figures())
    for twin in TWINS:
        found = beside(shelf, twin, whose)
        assert found is not None
        assert read_again(twin.measure, twin.part, json.loads(json.dumps(told(found)))) == found


def test_a_twin_that_is_no_more_is_nothing() -> None:
    assert read_again("M-XX-99", "", {}) is None
