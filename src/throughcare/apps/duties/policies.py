"""What may be set by whom. Each raises MayNot, with a reason that person will read; what the law refuses, `statute` refuses."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from throughcare.apps.duties.mine import mine
from throughcare.apps.duties.models import Excuse, OwedDuty
from throughcare.apps.involvement.policies import check_sees
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot, is_itself
from throughcare.apps.workforce.queries import posts_now, roles_now
from throughcare.apps.workforce.roles import Role

SETS_RULES = frozenset({Role.DIRECTOR, Role.QUALITY_OFFICER})
KEEPS_HOLIDAYS = SETS_RULES | {Role.ADMINISTRATOR}
KEEPS_TERMS = KEEPS_HOLIDAYS | {Role.VIRTUAL_SCHOOL}
ANSWERS_FOR_OTHERS = frozenset({Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.DIRECTOR})
SHORTEST_DECISION = 10
LONGEST_WAIT = timedelta(days=28)


def check_can_set(by: Worker) -> None:
    """How soon this council means to do what it must is for the director and the quality officers."""
    if not is_itself(by) and not roles_now(by) & SETS_RULES:
        raise MayNot("This council's own times are set by the director or a quality officer. Ask one of them.")


def check_can_keep_holidays(by: Worker) -> None:
    """Holidays are entered by an administrator too: there is nothing to decide in them."""
    if not is_itself(by) and not roles_now(by) & KEEPS_HOLIDAYS:
        raise MayNot("Holidays are entered by an administrator, the director or a quality officer. Ask one of them.")


def check_can_keep_terms(by: Worker) -> None:
    """School terms are entered by the virtual school too."""
    if not is_itself(by) and not roles_now(by) & KEEPS_TERMS:
        raise MayNot(
            "School terms are entered by the virtual school, an administrator, the director or a quality officer. Ask one of them."
        )


def check_decision(decision: str) -> None:
    """Whose decision it was, so that somebody can find it."""
    if len(decision.strip()) < SHORTEST_DECISION:
        raise MayNot("Say whose decision it is and where it is written: it is kept, and read by others.")


def check_answers_for_others(by: Worker) -> None:
    """Managers excuse, and record what is done about what is late."""
    if not roles_now(by) & ANSWERS_FOR_OTHERS:
        raise MayNot("Only a manager can do this. Ask yours.")


def check_can_excuse(owed: OwedDuty, *, words: str, by: Worker, today: date) -> None:
    """A manager excuses what somebody else owes, once, and says why. Nobody excuses themselves."""
    check_answers_for_others(by)
    check_sees(owed.child_id, by=by)
    if OwedDuty.objects.filter(mine(by, posts_now(by), today).to_do, pk=owed.pk).exists():
        raise MayNot("This is yours to do, so you cannot excuse it. Ask the manager above you.")
    if Excuse.objects.filter(
        withdrawn_on=None, child=owed.child_id, key=owed.key, about=owed.about, since_on=owed.since_on
    ).exists():
        raise MayNot("This has been excused already.")
    check_words(words)


def check_can_withdraw_excuse(excuse: Excuse, *, because: str, by: Worker) -> None:
    """A manager who no longer agrees to an excuse says why: the duty then needs somebody again."""
    check_answers_for_others(by)
    check_sees(excuse.child_id, by=by)
    if excuse.withdrawn_on is not None:
        raise MayNot("It is not excused any more.")
    check_words(because)


def check_can_act(child: UUID, *, words: str, look_again_on: date, by: Worker, today: date) -> None:
    """A manager says what is done about something late, and when they look again: on a day that is near."""
    check_answers_for_others(by)
    check_sees(child, by=by)
    check_words(words)
    if not today < look_again_on <= today + LONGEST_WAIT:
        raise MayNot("Choose a day in the next four weeks to look again.")


def check_words(words: str) -> None:
    """Words somebody else can judge by."""
    if len(words.strip()) < SHORTEST_DECISION:
        raise MayNot("Say it in a sentence: it is kept, and read by others.")
