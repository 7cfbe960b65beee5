"""The page templates' environment: ours refuse a misspelt field, the design system's macros may ask for what is not there."""

from collections.abc import Callable
from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import json_script
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.runtime import Macro

from throughcare.core import words
from throughcare.core.fields import control, faults
from throughcare.core.page import plain_frame

DESIGN_SYSTEM = (
    "accordion back-link breadcrumbs button character-count checkboxes date-input details error-message error-summary fieldset "
    "file-upload hint input inset-text label notification-banner pagination panel password-input phase-banner radios select "
    "service-navigation skip-link summary-list table tabs tag task-list textarea warning-text"
).split()

WORDS: tuple[Callable[..., str], ...] = (
    words.long_date,
    words.short_date,
    words.plain_date,
    words.moment,
    words.age,
    words.from_day,
    words.how_late,
    words.count,
    words.listed,
    words.period,
    words.thousands,
)


def design_system() -> dict[str, Macro]:
    """The GOV.UK macros, by name (`govukButton`, …), from an environment of their own.

    They are written for Nunjucks, where asking a missing parameter for its field is no fault. Only there may it pass: an
    undefined made by one of our own templates stays strict, even inside a macro it is handed to.
    """
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    macros = Environment(loader=loader, autoescape=True, undefined=ChainableUndefined, trim_blocks=True, lstrip_blocks=True)
    found = {}
    for component in DESIGN_SYSTEM:
        name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
        found[name] = getattr(macros.get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module, name)
    return found


def environment(**options: Any) -> Environment:
    """Our environment: whatever a page object does not have is an error, never an empty space on a page about a child."""
    options["undefined"] = StrictUndefined
    made = Environment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.do"], **options)
    made.globals.update(design_system())
    made.globals.update(
        static=static,
        url=reverse,
        get_messages=get_messages,
        json_script=json_script,
        plain_frame=plain_frame,
        control=control,
        faults=faults,
    )
    made.filters.update({word.__name__: word for word in WORDS})
    return made
