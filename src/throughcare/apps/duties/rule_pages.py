"""What this council has set, as its pages show it: the law's time and the council's own side by side, since when, and by whose decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from throughcare.apps.duties import again
from throughcare.apps.duties.council import own_rules
from throughcare.apps.duties.forms import InForceForm, OwnTimeForm
from throughcare.apps.duties.holiday_pages import holiday_facts, warning
from throughcare.apps.duties.models import CouncilSetting, RuleInForce
from throughcare.apps.duties.policies import KEEPS_HOLIDAYS, SETS_RULES
from throughcare.apps.duties.shown import weight_of
from throughcare.apps.duties.term_pages import term_facts, term_warning
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.queries import roles_now
from throughcare.core.history import TAKEN_AWAY, versions
from throughcare.core.page import Link
from throughcare.core.shown import Column, Fact, Progress, Weight
from throughcare.core.words import moment, plain_date
from throughcare.statute.duties import ALL, BY_KEY
from throughcare.statute.duty import Config, Duty, Status
from throughcare.statute.own import Unit, own_count, unit_of, units_of
from throughcare.statute.parts import PARTS


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One duty in a list: the law's time, and the council's own with what to say of when it applies."""

    key: str
    name: str
    href: str
    weight: Weight
    time: str
    own: str
    when: str
    decision: str
    may: str


@dataclass(frozen=True, slots=True)
class RulesPage:
    """What this council has set, and every duty of one part of the journey."""

    own: tuple[RuleRow, ...]
    off: tuple[RuleRow, ...]
    parts: tuple[Link, ...]
    part: str
    rows: tuple[RuleRow, ...]
    refused: tuple[str, ...]
    holidays: tuple[Fact, ...]
    warning: str
    terms: tuple[Fact, ...]
    term_warning: str
    may_set: bool
    may_set_going: bool
    progress: Progress | None
    stopped: bool
    because: tuple[str, ...]
    own_columns: tuple[Column, ...] = (
        Column("Duty"),
        Column("Law or local"),
        Column("Without it"),
        Column("This council"),
        Column("When"),
        Column("Whose decision"),
    )
    columns: tuple[Column, ...] = (Column("Duty"), Column("Law or local"), Column("Time it gives"), Column("This council"))


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """How far reckoning everyone again has come."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class Said:
    """One version of what was set: what, for when, by whose decision, who entered it, and from when it was known."""

    known: str
    what: str
    when: str
    decision: str
    by: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """One duty: what the law gives, what this council has set, how that came, and a form for those who may set it."""

    title: str
    weight: Weight
    facts: tuple[Fact, ...]
    standing: tuple[str, ...]
    cannot: str
    form: OwnTimeForm | InForceForm | None
    submit: str
    withdraw_href: str
    history: tuple[Said, ...]
    columns: tuple[Column, ...] = (
        Column("Known from"),
        Column("What was set"),
        Column("For what begins"),
        Column("Whose decision"),
        Column("Entered by"),
    )


def rules_page(worker: Worker, *, part: str, today: date) -> RulesPage:
    """What this council has set, for whoever looks."""
    held = list(CouncilSetting.objects.exclude(until_on__lte=today).order_by("duty", "from_on"))
    in_force = {said.duty: said for said in RuleInForce.objects.all()}
    by_duty = {row.duty: row for row in reversed(held)}
    roles = roles_now(worker)
    found = again.underway()
    own = own_rules()
    part = part if part in PARTS else ""
    return RulesPage(
        own=tuple(_row(BY_KEY[row.duty], row, today) for row in held if row.duty in BY_KEY),
        off=tuple(_off(duty, in_force.get(duty.key)) for duty in ALL if duty.status is Status.PROSPECTIVE),
        parts=tuple(
            Link(words, f"{reverse('duties:council_rules')}?part={name}#part", name == part) for name, words in PARTS.items()
        ),
        part=PARTS.get(part, ""),
        rows=tuple(_row(duty, by_duty.get(duty.key), today) for duty in ALL if duty.domain == part),
        refused=tuple(words for _, words in own.refused),
        holidays=holiday_facts(today),
        warning=warning(today),
        terms=term_facts(today),
        term_warning=term_warning(today),
        may_set=bool(roles & SETS_RULES),
        may_set_going=bool(roles & KEEPS_HOLIDAYS),
        progress=progress_of(found) if found is not None else None,
        stopped=found is not None and found.stopped,
        because=found.why if found is not None else (),
    )


def progress_of(found: again.Underway | None) -> Progress:
    """How far reckoning everyone again has come, in a bar and in words."""
    if found is None:
        return Progress(1, 1, "Every child’s duties are up to date.", finished=True)
    words = f"{found.done:,} of {found.of:,} children reckoned again" if found.of else "About to begin"
    return Progress(found.done, found.of or 1, words, refresh_url=reverse("duties:progress"))


def _row(duty: Duty, held: CouncilSetting | None, today: date) -> RuleRow:
    return RuleRow(
        key=duty.key,
        name=duty.words,
        href=reverse("duties:rule", args=[duty.key]),
        weight=weight_of(duty),
        time=time_of(duty),
        own=own_words(duty, held) if held is not None else "",
        when=_when(held, today) if held is not None else "",
        decision=held.decision if held is not None else "",
        may=_may_shortly(duty),
    )


def _may_shortly(duty: Duty) -> str:
    if not units_of(duty):
        return "Fixed" if duty.is_law else "Nothing to set"
    return "May be tightened" if duty.config is Config.TIGHTEN else "May be set"


def _off(duty: Duty, said: RuleInForce | None) -> RuleRow:
    return RuleRow(
        key=duty.key,
        name=duty.words,
        href=reverse("duties:rule", args=[duty.key]),
        weight=weight_of(duty),
        time=time_of(duty),
        own="Switched on" if said is not None else "Switched off",
        when=f"for what begins on {plain_date(said.from_on)} or later" if said is not None else "",
        decision=said.decision if said is not None else "",
        may="",
    )


def time_of(duty: Duty) -> str:
    """The time a duty gives without anything a council sets."""
    said = [duty.within.words]
    if duty.then is not None:
        said.append(f"after that {_small(duty.then.words)}")
    said += [f"later {_small(stage.within.words)}" for stage in duty.stages]
    return ", ".join(said)


def own_words(duty: Duty, row: Any) -> str:
    """What a council set, in the words the law's own times have."""
    said = own_count(duty.within, number=row.number, unit=Unit(row.unit)).words
    if row.again_number is None or duty.then is None:
        return said
    return f"{said}, after that {_small(own_count(duty.then, number=row.again_number, unit=Unit(row.again_unit)).words)}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _when(row: CouncilSetting, today: date) -> str:
    since = "since" if row.from_on <= today else "from"
    until = f", until {plain_date(row.until_on)}" if row.until_on is not None else ""
    return f"{since} {plain_date(row.from_on)}{until}"


def as_the_law_has_it(duty: Duty) -> dict[str, Any]:
    """What to fill a form with before anything is set: the units of the rule's own time."""
    if not units_of(duty):
        return {}
    found = {"unit": unit_of(duty.within).value}
    if duty.then is not None:
        found["again_unit"] = unit_of(duty.then).value
    return found


def rule_page(duty: Duty, worker: Worker, *, form: OwnTimeForm | InForceForm, today: date) -> RulePage:
    """One duty as this council has it."""
    off = duty.status is Status.PROSPECTIVE
    said = RuleInForce.objects.filter(duty=duty.key).first() if off else None
    held = list(CouncilSetting.objects.filter(duty=duty.key).exclude(until_on__lte=today).order_by("from_on"))
    can = off or bool(units_of(duty))
    may = can and bool(roles_now(worker) & SETS_RULES)
    standing = [f"{own_words(duty, row)}, {_when(row, today)}. {row.decision}" for row in held]
    if off:
        begun = f"Switched on for what begins on {plain_date(said.from_on)} or later. {said.decision}" if said else ""
        standing = [begun or "Switched off: nobody is owed this until somebody says that it is in force."]
    return RulePage(
        title=duty.words,
        weight=weight_of(duty),
        facts=tuple(_facts(duty)),
        standing=tuple(standing),
        cannot="" if can else _cannot(duty),
        form=form if may else None,
        submit="Say that it is in force" if off else "Tighten it" if duty.config is Config.TIGHTEN else "Set it",
        withdraw_href=reverse("duties:withdraw", args=[duty.key]) if may and (held or said) else "",
        history=tuple(_history(duty)),
    )


def _facts(duty: Duty) -> Iterable[Fact]:
    yield Fact("What must be done", duty.do or duty.name)
    yield Fact("By whom", f"{duty.by.value[0].upper()}{duty.by.value[1:]}")
    yield Fact("Time it gives", time_of(duty))
    yield Fact("Where that is written", f"{duty.status.value}: {duty.source}")
    yield Fact("What a council may set", _may(duty))
    if duty.note:
        yield Fact("Mind", duty.note)
    yield Fact("Its key", duty.key)


def _may(duty: Duty) -> str:
    if duty.status is Status.PROSPECTIVE:
        return "From which day it is in force"
    if not units_of(duty):
        return "Nothing"
    if duty.config is Config.TIGHTEN:
        return "An earlier date of its own. The legal date stays beside it, and lateness goes by the legal date."
    return "Its own time. Lateness goes by that."


def _cannot(duty: Duty) -> str:
    if duty.config is Config.VERSIONED:
        return "Its dates come anew each year with a new version of Throughcare."
    if duty.config is Config.FIXED:
        return "The law fixes this time. No council can set another."
    return "This has no length of time that could be set."


def _history(duty: Duty) -> Iterable[Said]:
    """Every version of what was set for a duty, the latest first."""
    names = dict(Worker.objects.values_list("pk", "name"))
    told = list(versions(CouncilSetting).filter(duty=duty.key)) + list(versions(RuleInForce).filter(duty=duty.key))
    for version in sorted(told, key=lambda each: (each.pgh_created_at, each.pgh_id), reverse=True):
        gone = version.pgh_label == TAKEN_AWAY
        until = getattr(version, "until_on", None)
        yield Said(
            known=moment(version.pgh_created_at if gone else version.known_at),
            what="Taken back" if gone else own_words(duty, version) if hasattr(version, "number") else "In force",
            when=f"from {plain_date(version.from_on)}" + (f" until {plain_date(until)}" if until else ""),
            decision=version.decision,
            by=names.get(version.by_id, ""),
        )
