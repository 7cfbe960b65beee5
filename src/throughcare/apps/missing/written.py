"""What can be written of going missing: each form, what finishing it does, and what it offers."""

from __future__ import annotations

from throughcare.apps.missing import actions
from throughcare.apps.missing.forms import BRIEFED, CAME_BACK, STRATEGY_NOT_NEEDED, TOLD_OF_IT, WENT_MISSING
from throughcare.apps.missing.interview_forms import AFTER_INTERVIEW, RETURN_INTERVIEW
from throughcare.apps.missing.queries import asking
from throughcare.apps.writing.registry import Writes

WRITES = (
    Writes((WENT_MISSING,), actions.record_missing, asking),
    Writes((TOLD_OF_IT,), actions.record_told, asking),
    Writes((BRIEFED,), actions.record_briefing, asking),
    Writes((CAME_BACK,), actions.record_return, asking),
    Writes((RETURN_INTERVIEW,), actions.record_interview, asking),
    Writes((AFTER_INTERVIEW,), actions.close_interview, asking),
    Writes((STRATEGY_NOT_NEEDED,), actions.decide_strategy_not_needed, asking),
)
