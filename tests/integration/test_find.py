"""Finding people: only those whose names are open to whoever asks, in the database's own words for who may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.integration.test_who_may_see import KINDS, expected

from throughcare.apps.desk.find import found, taken_apart
from throughcare.apps.workforce.roles import Role
from throughcare.core.acting import acting_as

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_a_search_shows_each_role_the_names_open_to_it_and_no_more(role: Role, borough: Callable[[str], Any]) -> None:
    here = borough(role)
    names, _ = expected(role)
    with acting_as(here.worker_id):
        matches = found(taken_apart("Kind"))
    assert {match.name.text for match in matches} == {f"{kind.title()} Kind" for kind in KINDS if kind in names}


def test_a_birth_date_is_both_ways_round() -> None:
    assert taken_apart("Ann 3/4/2015").days == (date(2015, 4, 3), date(2015, 3, 4))
    assert taken_apart("Ann 3/4/2015").words == "Ann"
