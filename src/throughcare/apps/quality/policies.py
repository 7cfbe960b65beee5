"""Who is shown what is doubtful, who may mend it, and who may say that it is right. Each check raises MayNot with a reason."""

from __future__ import annotations

from throughcare.apps.involvement.file_policies import check_can_mend
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import Role

SEES = frozenset(Role) - {Role.ADMINISTRATOR, Role.INFORMATION_GOVERNANCE}
SHORTEST = 3


def check_sees(roles: frozenset[Role]) -> None:
    """Whoever works with children, or answers for those who do."""
    if not roles & SEES:
        raise MayNot("What is to be put right on records is for those who work with children.")


def check_can_put_right(child: Person, *, why: str, by: Worker) -> None:
    """Whoever mends records, of one that is open to them; and they say how we know."""
    check_can_mend(child, by=by)
    if len(why.strip()) < SHORTEST:
        raise MayNot("Say how we know.")
