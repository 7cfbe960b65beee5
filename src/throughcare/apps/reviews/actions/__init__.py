"""Recording reviews, what follows them, and challenges. The only writers of those facts."""

from throughcare.apps.reviews.actions.after import answer_decisions, issue_decisions, send_record
from throughcare.apps.reviews.actions.beginning import begin_about
from throughcare.apps.reviews.actions.challenging import answer_challenge, end_challenge, raise_challenge, take_further
from throughcare.apps.reviews.actions.holding import check_midway, complete_record, hold_review

__all__ = [
    "answer_challenge",
    "answer_decisions",
    "begin_about",
    "check_midway",
    "complete_record",
    "end_challenge",
    "hold_review",
    "issue_decisions",
    "raise_challenge",
    "send_record",
    "take_further",
]
