"""A letter is filled by names alone: nothing else in a template means anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from throughcare.apps.letters.merging import Unknown, check_fields, has_gaps, merged

CALLED = {"first_name": "What the child is called", "today": "The day"}


def test_names_are_filled_and_what_is_not_known_is_left_as_a_gap() -> None:
    assert merged("Dear {first_name}, {today}", {"first_name": "Ada"}, CALLED) == "Dear Ada, [The day]"
    assert has_gaps("Dear Ada, [The day]")
    assert not has_gaps("Dear Ada, Monday")


@pytest.mark.parametrize(
    "words", ["{first_name.pk}", "{0}", "{}", "{first_name!r}", "{settings}", "{{first_name}}", "{first_name", "a } b"]
)
def test_nothing_but_a_name_that_is_there_can_stand_in_a_template(words: str) -> None:
    with pytest.raises(Unknown):
        check_fields(words, CALLED)


def test_what_a_name_holds_is_not_looked_into_again() -> None:
    assert merged("{first_name}", {"first_name": "{today}", "today": "Monday"}, CALLED) == "{today}"


@given(some.text(), some.dictionaries(some.sampled_from(sorted(CALLED)), some.text()))
def test_a_template_that_is_kept_is_always_filled(words: str, values: dict[str, str]) -> None:
    try:
        check_fields(words, CALLED)
    except Unknown:
        return
    assert ("{" in merged(words, values, CALLED)) <= any("{" in value for value in values.values())
