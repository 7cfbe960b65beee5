"""What team and service may be filtered by, and the address that says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import QueryDict

from throughcare.apps.duties.queries import NOBODY, Asked, Late, TeamBelow, can_occur
from throughcare.core.shown import Chosen, Weight

_LATE = [("", "Any"), ("late", "Overdue"), *((late.value, late.words) for late in Late)]
_WEIGHT = [("", "Any"), *((weight.value, weight.words) for weight in Weight)]
_NAMED = {duty.key: f"{duty.words} ({duty.key})" for duty in can_occur()}  # some duties have two ways to begin and one key
_DUTIES = [("", "Any"), *sorted(_NAMED.items(), key=lambda each: each[1])]


def address(href: str, asked: Mapping[str, str], ends: str = "") -> str:
    """An address with questions in it; `ends` is written last, as it is."""
    questions = "&".join(part for part in (urlencode(asked), ends) if part)
    return f"{href}?{questions}" if questions else href


MOST_TO_CHOOSE_AMONG = 200
"""Workers in one list; nobody finds a name among a thousand, and a page that holds them all is slow."""


class FilterForm(forms.Form):
    """Which duties a list is asked for. Only teams and workers that whoever asks may see are offered."""

    team = forms.ChoiceField(required=False, label="Team")
    worker = forms.ChoiceField(required=False, label="Whose to do")
    duty = forms.ChoiceField(required=False, label="Duty", choices=_DUTIES)
    late = forms.ChoiceField(required=False, label="How late", choices=_LATE)
    weight = forms.ChoiceField(required=False, label="Law or local", choices=_WEIGHT)

    def __init__(self, asked: QueryDict, *, teams: Sequence[TeamBelow]) -> None:
        super().__init__(asked)
        self._choices: dict[str, dict[str, str]] = {}
        chosen = asked.get("team", "")
        everybody = {str(key): name for team in teams for key, name in team.staff.items()}
        staff = {str(key): name for team in teams if str(team.id) == chosen for key, name in team.staff.items()} or everybody
        if len(staff) > MOST_TO_CHOOSE_AMONG:
            worker = asked.get("worker", "")
            staff = {worker: everybody[worker]} if worker in everybody else {}
            self.fields["worker"].help_text = "Choose a team first, to choose one of its people."
        self._offer("team", [("", "All"), *((str(team.id), team.name) for team in teams)])
        named = sorted(staff.items(), key=lambda each: each[1])
        self._offer("worker", [("", "Anybody"), (NOBODY, "No social worker named"), *named])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def asked(self) -> Asked:
        """The questions, as `owed_now` takes them."""
        said: dict[str, Any] = self.cleaned_data
        worker = said["worker"]
        return Asked(
            team=UUID(said["team"]) if said["team"] else None,
            worker=NOBODY if worker == NOBODY else UUID(worker) if worker else None,
            key=said["duty"],
            late=said["late"],
            weight=Weight(said["weight"]) if said["weight"] else None,
        )

    def chosen(self, *, but: str = "") -> dict[str, str]:
        """The questions that are on, as an address says them, without one of them if need be."""
        return {name: value for name in self.fields if name != but and (value := str(self.data.get(name, "")))}

    def chosen_shown(self, href: str, kept: Mapping[str, str]) -> tuple[Chosen, ...]:
        """The questions that are on, in words, each with the address without it."""
        found = []
        for name, value in self.chosen().items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            words = dict(field.choices).get(value, value)  # type: ignore[arg-type]
            found.append(Chosen(f"{field.label}: {words}", address(href, self.chosen(but=name) | dict(kept))))
        return tuple(found)
