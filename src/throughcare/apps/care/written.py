"""What can be written of a child's health and education: each form, what finishing it does, and what it offers."""

from __future__ import annotations

from throughcare.apps.care.education import actions as education
from throughcare.apps.care.education import asking as schooling
from throughcare.apps.care.education import forms as plan
from throughcare.apps.care.health import actions as health
from throughcare.apps.care.health import forms
from throughcare.apps.care.health.asking import asking
from throughcare.apps.workforce.roles import Role
from throughcare.apps.writing.registry import Writes

WRITES = (
    Writes((forms.REQUEST,), health.record_request, asking),
    Writes((forms.ASSESSMENT,), health.record_assessment, asking),
    Writes((forms.REPORT,), health.record_report, asking),
    Writes((forms.SUMMARY,), health.record_summary, asking),
    Writes((forms.DENTIST,), health.record_dentist, asking),
    Writes((forms.IMMUNISATIONS,), health.record_immunisations, asking),
    Writes((forms.QUESTIONNAIRE,), health.record_questionnaire, asking),
    Writes(plan.MEETINGS, education.record_meeting, schooling.asking),
    Writes((plan.SIGN_OFF,), education.record_sign_off, schooling.asking, only=frozenset({Role.VIRTUAL_SCHOOL})),
)
