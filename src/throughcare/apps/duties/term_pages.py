"""School terms as their page shows them, the coming ones first, with a warning where the last that is known comes near or is past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from throughcare.apps.duties.forms import TermForm
from throughcare.apps.duties.models import SchoolTerm
from throughcare.apps.duties.policies import KEEPS_TERMS
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import roles_now
from throughcare.core.shown import Fact
from throughcare.core.words import long_date, plain_date

ENOUGH = timedelta(days=120)
"""Terms are set at least a year ahead by most councils: with fewer days known than this, somebody has not entered the next."""


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term; `withdraw_href` where whoever looks may take it off the list again."""

    name: str
    days: str
    half_term: str
    entered: str
    withdraw_href: str = ""


@dataclass(frozen=True, slots=True)
class TermsPage:
    """School terms, those past apart, and a form for those who may add one."""

    warning: str
    terms: tuple[TermRow, ...]
    past: tuple[TermRow, ...]
    form: TermForm | None


def terms_page(worker: Worker, *, form: TermForm, today: date) -> TermsPage:
    """The terms this council has set, by which an education plan is owed each term."""
    may = bool(roles_now(worker) & KEEPS_TERMS)
    found = list(SchoolTerm.objects.select_related("by"))
    return TermsPage(
        warning=_warning([term.last_on for term in found], today),
        terms=tuple(_row(term, may) for term in found if term.last_on >= today),
        past=tuple(_row(term, may) for term in reversed(found) if term.last_on < today),
        form=form if may else None,
    )


def _row(term: SchoolTerm, may: bool) -> TermRow:
    away = f"{long_date(term.half_from_on)} to {long_date(term.half_to_on)}" if term.half_from_on else ""
    return TermRow(
        name=term.name,
        days=f"{long_date(term.first_on)} to {long_date(term.last_on)}",
        half_term=away,
        entered=f"Entered by {term.by.name}",
        withdraw_href=reverse("duties:withdraw_term", args=[term.pk]) if may else "",
    )


def term_facts(today: date) -> tuple[Fact, ...]:
    """This term or the next, and how far they are known, in a line each."""
    last_days = list(SchoolTerm.objects.values_list("last_on", flat=True))
    coming = SchoolTerm.objects.filter(last_on__gte=today).first()
    known_to = plain_date(max(last_days)) if last_days else "None is set"
    return (Fact("This or the next", f"{coming.name}, {_days(coming)}" if coming else "None is set"), Fact("Known to", known_to))


def _days(term: SchoolTerm) -> str:
    return f"{plain_date(term.first_on)} to {plain_date(term.last_on)}"


def term_warning(today: date) -> str:
    """What to say where no terms are set, or the last of them comes near."""
    return _warning(list(SchoolTerm.objects.values_list("last_on", flat=True)), today)


def _warning(last_days: list[date], today: date) -> str:
    if not last_days:
        return "No school terms are set, so no education plan is owed for a term. Somebody who knows the council’s term dates enters them."
    last = max(last_days)
    if last - today >= ENOUGH:
        return ""
    return (
        f"School terms are set only to {plain_date(last)}. No education plan is owed for a term after that until it is entered."
    )
