"""What each duty asks, in words that a tired practitioner understands at once and that no other duty has."""

from __future__ import annotations

import re

import pytest

from throughcare.statute.duties import ALL
from throughcare.statute.duty import Duty

_SHORT_FORMS = re.compile(r"\b(?!GP\b)[A-Z]{2,}|\b(reg|regs|para|inc|incl|ref|asap)\b|[/&]|\d+\(")


def test_no_two_duties_ask_in_the_same_words() -> None:
    said = [duty.words.casefold() for duty in ALL]
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.key)
def test_it_asks_in_plain_words(duty: Duty) -> None:
    assert duty.do[0].isupper(), "it begins a line"
    assert not duty.words.endswith("."), "it stands in a list"
    assert not _SHORT_FORMS.search(duty.words), "no short forms, and nothing that must be looked up"
    assert len(duty.words) <= 120


def test_those_that_ask_for_the_same_thing_each_say_which_they_are() -> None:
    asked = [duty.do for duty in ALL]
    assert {duty.key for duty in ALL if asked.count(duty.do) > 1 and not duty.which} == set()
