"""What this council has set, read as values the law understands: as it stands, or as it was known at the end of a past day."""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import JSONField, Model, Q
from django.db.models.expressions import RawSQL

from throughcare import statute
from throughcare.apps.booking.facts import coming
from throughcare.apps.duties.carried import TELLS
from throughcare.apps.duties.models import CouncilSetting, ExtraHoliday, RuleInForce, SchoolTerm
from throughcare.core.happened import london_day
from throughcare.core.history import as_known_on
from throughcare.statute.duties import ALL, BY_KEY
from throughcare.statute.holidays import BANK_HOLIDAYS, Holiday
from throughcare.statute.own import Unit, own_count
from throughcare.statute.rulebook import Rulebook, Setting, SettingRefused, SwitchedOn, check_setting, check_switch
from throughcare.statute.terms import Term

_MODELS: tuple[type[Model], ...] = (CouncilSetting, RuleInForce, ExtraHoliday, SchoolTerm)
_ALL_AT_ONCE = " UNION ALL ".join(
    f"SELECT {place} AS place, to_jsonb(said) AS said FROM {model._meta.db_table} said" for place, model in enumerate(_MODELS)
)
_BESIDE = f"(SELECT coalesce(jsonb_agg(jsonb_build_array(place, said)), '[]') FROM ({_ALL_AT_ONCE}) each_one)"


@dataclass(frozen=True, slots=True)
class Own:
    """What a council adds to the law. `refused` says, by duty, what was set that the law as now written does not allow: it is left out."""

    settings: tuple[Setting, ...] = ()
    switched_on: tuple[SwitchedOn, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    terms: tuple[Term, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def own_rules(known_on: date | None = None) -> Own:
    """What this council has set, in one query; or as it was known at the end of a past day."""
    if known_on is None:
        with connection.cursor() as cursor:
            cursor.execute(_ALL_AT_ONCE)
            return told(cursor.fetchall())
    return _own([row for model in _MODELS for row in as_known_on(model, known_on, Q())])


def read_beside() -> RawSQL:
    """What this council has set, to be read beside the rows of another query, where a page has none to spare; see `told`."""
    return RawSQL(_BESIDE, (), output_field=JSONField())


def told(said: Iterable[tuple[int, Any]]) -> Own:
    """What this council has set, from what was read beside."""
    return _own([_row(_MODELS[place], row) for place, row in said])


def _row(model: type[Model], said: Any) -> Any:
    values = json.loads(said) if isinstance(said, str) else said
    return model(
        **{
            field.attname: None if values[field.column] is None else field.to_python(values[field.column])
            for field in model._meta.concrete_fields
        }
    )


def _own(rows: Iterable[Any]) -> Own:
    """Those that the law lets stand, and why the others do not."""
    ordered = sorted(rows, key=lambda row: (str(getattr(row, "duty", "")), _from(row)))
    settings, switched, holidays, terms, refused = [], [], [], [], []
    for row in ordered:
        model = getattr(row, "pgh_tracked_model", type(row))
        if model is ExtraHoliday:
            holidays.append(Holiday(row.on, row.name, known_on=london_day(row.known_at)))
            continue
        if model is SchoolTerm:
            terms.append(term_of(row))
            continue
        try:
            if model is CouncilSetting:
                settings.append(allowed(setting_of(row)))
            else:
                switched.append(_in_force(row))
        except SettingRefused as because:
            refused.append((str(row.duty), str(because)))
    return Own(tuple(settings), tuple(switched), tuple(holidays), tuple(terms), tuple(refused))


def _from(row: Any) -> date:
    """The day from which a row says anything."""
    found = next(day for name in ("from_on", "on", "first_on") if (day := getattr(row, name, None)) is not None)
    assert isinstance(found, date)
    return found


def term_of(row: Any) -> Term:
    """A row, or a version of one, as the law counts by it. Raises TermRefused for a term that cannot be."""
    return Term(row.name, row.first_on, row.last_on, row.half_from_on, row.half_to_on, known_on=london_day(row.known_at))


def setting_of(row: Any) -> Setting:
    """A row, or a version of one, as the law counts it. Raises SettingRefused for a duty there is no more."""
    duty = BY_KEY.get(row.duty)
    if duty is None:
        raise SettingRefused(f"There is no duty {row.duty}.")
    again = None
    if row.again_number is not None and duty.then is not None:
        again = own_count(duty.then, number=row.again_number, unit=Unit(row.again_unit))
    return Setting(
        duty=row.duty,
        within=own_count(duty.within, number=row.number, unit=Unit(row.unit)),
        then=again,
        from_on=row.from_on,
        until=row.until_on,
        known_on=london_day(row.known_at),
    )


@lru_cache(maxsize=256)
def allowed(setting: Setting) -> Setting:
    """The same setting, if the law lets a council make it. Raises SettingRefused, in the law's words."""
    duty = BY_KEY[setting.duty]
    check_setting(duty, setting, Rulebook(duties=()).calendar_of(duty))
    return setting


def _in_force(row: Any) -> SwitchedOn:
    duty = BY_KEY.get(row.duty)
    if duty is None:
        raise SettingRefused(f"There is no duty {row.duty}.")
    check_switch(duty)
    return SwitchedOn(duty=row.duty, from_on=row.from_on, known_on=london_day(row.known_at))


@lru_cache(maxsize=32)
def rulebook_of(own: Own, known_on: date | None = None) -> Rulebook:
    """The law with what a council has set. The same answer for the same settings, so that it is made ready once and used for long."""
    known = {holiday.on for holiday in BANK_HOLIDAYS if holiday.withdrawn_on is None and holiday.england_and_wales}
    extra = tuple(holiday for holiday in own.holidays if holiday.on not in known)
    book = Rulebook(
        duties=ALL,
        settings=own.settings,
        switched_on=own.switched_on,
        holidays=(*BANK_HOLIDAYS, *extra),
        terms=own.terms,
    )
    return book if known_on is None else book.as_known_on(known_on)


@lru_cache(maxsize=32)
def mark_of(own: Own) -> str:
    """A short mark of the rulebook: another for any change of the law here, of what a council has set, or of what facts tell."""
    said = f"{_mark_of_the_law()} {own.settings!r} {own.switched_on!r} {own.holidays!r} {own.terms!r}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@cache
def _mark_of_the_law() -> str:
    """A mark of the law as this version of Throughcare has it, and of how facts tell of what happened."""
    telling: tuple[Callable[..., Any], ...] = (*TELLS.values(), coming)
    tells = {str(inspect.getsourcefile(tell)) for tell in telling}
    law = {str(path) for path in Path(inspect.getfile(statute)).parent.rglob("*.py")}
    found = hashlib.sha256()
    for path in sorted(law) + sorted(tells):
        found.update(Path(path).read_bytes())
    return found.hexdigest()
