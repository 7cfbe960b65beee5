"""Enter a council, its first team and its first administrator, in an empty database; print the link they choose a password with.

What is not given is asked for. The administrator enters everybody else, and sees no child. It refuses where there is one already;
but as long as that one has not chosen a password, asked again with their e-mail address it prints a new link. Links work once.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from throughcare.core.postgres import ready
from throughcare.core.refused import Refused

if TYPE_CHECKING:  # Django is set up only once the command runs
    from throughcare.apps.workforce.models import Worker


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to be told: the option that gives it, and the question where it is not given."""

    option: str
    question: str


COUNCIL = Asked("council", "What is the council called?")
TEAM = Asked("team", "What is its first team called?")
NAME = Asked("name", "Who is the first administrator?")
EMAIL = Asked("email", "At what e-mail address do they sign in?")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    for one in (COUNCIL, TEAM, NAME, EMAIL):
        parser.add_argument(f"--{one.option}", help=one.question)


def run(chosen: argparse.Namespace) -> int:
    """Ask, enter, print the link."""
    told = {one.option: getattr(chosen, one.option) or _ask(one) for one in (COUNCIL, TEAM, NAME, EMAIL)}
    with ready():
        from throughcare.cli.migrate import keep_practice_current, migrate

        migrate(quiet=True)
        keep_practice_current()
        print(_begun(council=told["council"], team=told["team"], name=told["name"], email=told["email"].lower()))
    return 0


def _ask(one: Asked) -> str:
    if not sys.stdin.isatty():
        raise Refused(f"{one.question} Say so with --{one.option}.")
    return input(f"{one.question} ").strip() or _ask(one)


def _begun(*, council: str, team: str, name: str, email: str) -> str:
    from django.conf import settings
    from django.core.exceptions import PermissionDenied, ValidationError
    from django.core.validators import validate_email

    from throughcare.apps.workforce.actions import begin_council
    from throughcare.apps.workforce.invitations import link_for
    from throughcare.apps.workforce.itself import ITSELF, itself
    from throughcare.core.acting import acting_as

    try:
        validate_email(email)
        with acting_as(ITSELF):
            worker = _waits_for_a_password(email) or begin_council(
                council, team=team, administrator=name, email=email, by=itself()
            )
    except ValidationError:
        raise Refused(f"{email} is not an e-mail address.") from None
    except PermissionDenied as refusal:
        raise Refused(str(refusal)) from None
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
    return (
        f"{worker.name} is the administrator. They choose a password here, once, within {days} days:\n\n"
        f"  {link_for(worker)}\n\n"
        "It is not shown again. Whoever has it can sign in as them until then: give it to nobody else."
    )


def _waits_for_a_password(email: str) -> Worker | None:
    """The administrator of this address who has never chosen a password; None if there is no such."""
    from throughcare.apps.workforce.models import Worker
    from throughcare.apps.workforce.queries import roles_now
    from throughcare.apps.workforce.roles import Role

    found = Worker.objects.filter(email__iexact=email, is_active=True).first()
    waits = found is not None and not found.has_usable_password() and Role.ADMINISTRATOR in roles_now(found)
    return found if waits else None
