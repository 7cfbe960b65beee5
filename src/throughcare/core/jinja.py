"""The page templates' environment: ours refuse a misspelt field, the design system's macros may ask for what is not there."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import json_script
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.runtime import Macro

from throughcare.core import words
from throughcare.core.fields import control, faults
from throughcare.core.page import Link, plain_frame
from throughcare.core.unsent import keeps

DESIGN_SYSTEM = (
    "accordion", "back-link", "breadcrumbs", "button", "character-count", "checkboxes", "date-input", "details",
    "error-message", "error-summary", "fieldset", "file-upload", "hint", "input", "inset-text", "label", "notification-banner",
    "pagination", "panel", "password-input", "phase-banner", "radios", "select", "service-navigation", "skip-link",
    "summary-list", "table", "tabs", "tag", "task-list", "textarea", "warning-text",
)  # fmt: skip

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


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a named route: `{{ url("child", child.id) }}`."""
    return reverse(name, args=args, kwargs=kwargs)


def has_route(name: str) -> bool:
    """Whether a named route without parameters is there: which ways to sign in are offered is for settings to say."""
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True


def sign_in_providers(request: HttpRequest) -> list[Link]:
    """The outside directories a person may sign in through (OIDC), where settings name any."""
    if not apps.is_installed("allauth.socialaccount"):
        return []
    from allauth.socialaccount.adapter import get_adapter  # only there when installed

    asked = {"next": request.GET["next"]} if "next" in request.GET else {}
    return [Link(provider.name, provider.get_login_url(request, **asked)) for provider in get_adapter().list_providers(request)]


def environment(**options: Any) -> Environment:
    """Our environment: whatever a page object does not have is an error, never an empty space on a page about a child."""
    options["undefined"] = StrictUndefined
    made = Environment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.do"], **options)
    made.globals.update(design_system())
    made.globals.update(
        static=static,
        url=url,
        has_route=has_route,
        sign_in_providers=sign_in_providers,
        get_messages=get_messages,
        json_script=json_script,
        plain_frame=plain_frame,
        control=control,
        faults=faults,
        keeps=keeps,
    )
    made.filters.update({word.__name__: word for word in WORDS})
    return made
