"""Numbers that others know a child by, as they are typed: each is what it says it is, or is refused in words."""

from __future__ import annotations

import re

from django import forms

from throughcare.apps.people.models import Identifier

NHS_DIGITS = 10
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The letters of a pupil number: I, O and S are not among them."""
_PUPIL = re.compile(rf"[{LETTERS}]\d{{11}}[\d{LETTERS}]")
_NONE = re.compile(r"UN[1-5]")
_HOME_OFFICE = re.compile(r"[A-Z]?[\d/-]{5,20}")


def number(kind: str, typed: str) -> str:
    """A number of a kind as it is kept. Raises ValidationError for what cannot be one."""
    written = "".join(typed.split()).upper()
    if kind == Identifier.Kind.NHS:
        return nhs_number(typed)
    if kind == Identifier.Kind.UPN:
        return pupil_number(written)
    if kind == Identifier.Kind.NO_UPN and not _NONE.fullmatch(written):
        raise forms.ValidationError("Say why there is none as UN1, UN2, UN3, UN4 or UN5")
    if kind == Identifier.Kind.HOME_OFFICE and not _HOME_OFFICE.fullmatch(written):
        raise forms.ValidationError("A Home Office number is a letter and digits: look for something mistyped")
    return written


def nhs_number(typed: str) -> str:
    """An NHS number as its ten digits. Raises ValidationError for one whose check digit is not right."""
    digits = "".join(typed.split()).replace("-", "")
    if not digits:
        return ""
    if len(digits) != NHS_DIGITS or not (digits.isascii() and digits.isdigit()):
        raise forms.ValidationError("An NHS number has ten digits")
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    if check % 11 != int(digits[-1]):
        raise forms.ValidationError("This is not an NHS number: look for a digit mistyped")
    return digits


def pupil_number(typed: str) -> str:
    """A unique pupil number: its first letter follows from the rest. Raises ValidationError for one where it does not."""
    if not _PUPIL.fullmatch(typed):
        raise forms.ValidationError("A unique pupil number is a letter and twelve digits")
    total = sum(_value(letter) * weight for weight, letter in enumerate(typed[1:], start=2))
    if LETTERS[total % len(LETTERS)] != typed[0]:
        raise forms.ValidationError("This is not a unique pupil number: look for something mistyped")
    return typed


def _value(letter: str) -> int:
    return int(letter) if letter.isdigit() else LETTERS.index(letter)
