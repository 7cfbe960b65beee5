"""Reading Django's models for the data dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from throughcare.reference.dictionary import KeptColumn, KeptTable

OURS = "throughcare."
TYPES = {
    "BigAutoField": "whole number",
    "BigIntegerField": "whole number",
    "BooleanField": "yes or no",
    "DateField": "day",
    "DateTimeField": "moment",
    "DecimalField": "number",
    "EmailField": "text",
    "FloatField": "number",
    "ForeignKey": "names one of",
    "IntegerField": "whole number",
    "JSONField": "structured words",
    "OneToOneField": "names one of",
    "PositiveIntegerField": "whole number",
    "PositiveSmallIntegerField": "whole number",
    "SmallIntegerField": "whole number",
    "TextField": "text",
    "UUIDField": "key",
}


EVERYWHERE = {
    "id": "the key of this fact, the same through all its versions",
    "known_at": "when this version was known",
    "child": "whom it is about",
    "person": "whom it is about",
    "source": "where it came from: practice here, or an import",
    "started_on": "the first day",
    "ended_on": "the day it was over; null while it lasts",
}
"""What a column of this name means in every table that does not say otherwise."""


def kept_tables(several: Iterable[type[models.Model]]) -> Iterator[KeptTable]:
    """Our own tables as the dictionary says them; the tables of versions are the same again, and left out."""
    for model in several:
        if not model.__module__.startswith(OURS) or not model._meta.managed or _is_of_versions(model):
            continue
        yield KeptTable(
            app=model._meta.app_label,
            name=model.__name__,
            table=model._meta.db_table,
            words=_first_paragraph(model),
            about=_about(model),
            remembered=any(field.name == "events" for field in model._meta.get_fields()),
            columns=tuple(_column(field) for field in model._meta.concrete_fields),
            rules=tuple(_rules(model)),
        )


def _is_of_versions(model: type[models.Model]) -> bool:
    return any(field.name == "pgh_id" for field in model._meta.concrete_fields)


def _first_paragraph(model: type[models.Model]) -> str:
    words = (model.__doc__ or "").strip()
    if words.startswith(f"{model.__name__}("):
        return ""
    return " ".join(words.split("\n\n")[0].split())


def _about(model: Any) -> str:
    path = getattr(model, "concerns", "")
    if path:
        return "the person whose row it is" if path == "id" else f"the person in `{path}`"
    return f"nobody: {why}" if (why := getattr(model, "why_nobody", "")) else "nobody"


def _column(field: Any) -> KeptColumn:
    names = field.related_model.__name__ if field.is_relation and field.related_model else ""
    kind = TYPES.get(field.get_internal_type(), "text")
    if kind == "text" and field.max_length:
        kind = f"text, up to {field.max_length} letters"
    return KeptColumn(
        name=field.name,
        type=f"{kind} {names}" if names else kind,
        null=bool(field.null),
        unique=bool(field.unique),
        choices=tuple(str(label) for _, label in field.flatchoices),
        words=str(field.help_text) or EVERYWHERE.get(field.name, ""),
        names=names,
    )


def _rules(model: type[models.Model]) -> Iterator[str]:
    for rule in model._meta.constraints:
        yield str(rule.name).replace("_", " ")
