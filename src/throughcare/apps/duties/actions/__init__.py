"""What people set for the whole council, having every child's duties reckoned again because of it, and what managers put beside a duty."""

from throughcare.apps.duties.actions.again import ask_where_needed, reckon_everyone_again
from throughcare.apps.duties.actions.owing import act, excuse, withdraw_excuse
from throughcare.apps.duties.actions.practice import carry_what_can_be_recorded
from throughcare.apps.duties.actions.setting import (
    add_holiday,
    say_in_force,
    set_own_time,
    withdraw_holiday,
    withdraw_in_force,
    withdraw_own_time,
)
from throughcare.apps.duties.actions.terms import add_term, withdraw_term

__all__ = [
    "act",
    "add_holiday",
    "add_term",
    "ask_where_needed",
    "excuse",
    "carry_what_can_be_recorded",
    "reckon_everyone_again",
    "say_in_force",
    "set_own_time",
    "withdraw_excuse",
    "withdraw_holiday",
    "withdraw_in_force",
    "withdraw_own_time",
    "withdraw_term",
]
