"""Numbers that others know a child by: kept as they are written, and refused where they cannot be."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from throughcare.apps.desk.numbers import number


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("upn", " h8012 00001001", "H801200001001"),
        ("nhs", "943 476 5919", "9434765919"),
        ("no_upn", "un3", "UN3"),
        ("home_office", "m1234567", "M1234567"),
    ],
)
def test_a_number_is_kept_as_others_write_it(kind: str, typed: str, kept: str) -> None:
    assert number(kind, typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "because"),
    [
        ("upn", "<script>alert(1)</script>", "a letter and twelve digits"),
        ("upn", "A801200001001", "look for something mistyped"),
        ("upn", "H801200001010", "look for something mistyped"),
        ("upn", "H80120000100", "a letter and twelve digits"),
        ("nhs", "943 476 5918", "look for a digit mistyped"),
        ("nhs", "12", "has ten digits"),
        ("no_upn", "UN9", "UN1"),
        ("home_office", "<b>", "a letter and digits"),
    ],
)
def test_what_cannot_be_such_a_number_is_refused_in_words(kind: str, typed: str, because: str) -> None:
    with pytest.raises(ValidationError, match=because):
        number(kind, typed)
