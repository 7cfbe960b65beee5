"""Who may write a review's record, answer it, and challenge. Each raises MayNot with a reason a person will read."""

from __future__ import annotations

from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.roles import Role

REVIEWS = frozenset({Role.REVIEWING_OFFICER})
"""Decisions, the record, the check between reviews and any challenge are the reviewing officer's own."""
SENDS_OUT = REVIEWS | {Role.BUSINESS_SUPPORT}
ANSWERS = frozenset({Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.DIRECTOR})
"""Those who manage the work with a child: they answer the reviewing officer, and approve nothing of theirs."""


def check_did_not_chair(review: Review, *, by: Worker) -> None:
    """Nobody answers their own review."""
    if review.chaired_by_id == by.pk:
        raise MayNot("You chaired this review. Somebody who manages the work with the child answers it.")
