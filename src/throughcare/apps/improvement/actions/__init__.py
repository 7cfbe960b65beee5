"""What people do with figures: freeze them, plan by them, act on them, and meet over them. The only writers of this app."""

from throughcare.apps.improvement.actions.acting import act_for_children, act_on_measure, finish
from throughcare.apps.improvement.actions.aside import settle_aside
from throughcare.apps.improvement.actions.beside import stand_beside
from throughcare.apps.improvement.actions.clinics import call_clinic, close_clinic, note_why
from throughcare.apps.improvement.actions.freezing import freeze, let_figures_go
from throughcare.apps.improvement.actions.planning import (
    add_aim,
    add_objective,
    agree_it_is_done,
    propose_it_is_done,
    say_not_yet,
    set_target,
)
from throughcare.apps.improvement.actions.reporting import begin_report, issue_report, write_words
from throughcare.apps.improvement.actions.restating import restate

__all__ = [
    "act_for_children",
    "act_on_measure",
    "add_aim",
    "add_objective",
    "agree_it_is_done",
    "begin_report",
    "call_clinic",
    "close_clinic",
    "finish",
    "freeze",
    "let_figures_go",
    "issue_report",
    "note_why",
    "write_words",
    "propose_it_is_done",
    "restate",
    "say_not_yet",
    "set_target",
    "settle_aside",
    "stand_beside",
]
