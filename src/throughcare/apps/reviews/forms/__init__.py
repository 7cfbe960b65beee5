"""What is asked of reviews, by part: the review itself and what follows it, and the officer's challenges."""

from throughcare.apps.reviews.forms.after import DECISIONS, RESPONSE, SENT
from throughcare.apps.reviews.forms.challenge import ANSWER, CHALLENGE, OUTCOME, STAGE
from throughcare.apps.reviews.forms.record import MIDWAY, RECORD
from throughcare.apps.reviews.forms.review import CONTACT, REVIEW

__all__ = ["ANSWER", "CHALLENGE", "CONTACT", "DECISIONS", "MIDWAY", "OUTCOME", "RECORD", "RESPONSE", "REVIEW", "SENT", "STAGE"]
