"""The demo council's improvement plan, made from the letter the inspectors wrote: its findings as recommendations, in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from throughcare.apps.improvement import actions
from throughcare.apps.improvement.actions.planning import Reach, Said
from throughcare.apps.improvement.models import Objective
from throughcare.apps.workforce.models import Worker

VISIT = "Monitoring visit of children looked after"
SAID_ON = date(2016, 11, 10)
"""The day of the letter."""
DECISION = "Improvement board, from the monitoring visit's letter"
TO_REACH = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Planned:
    """A measure of an objective: target, floor and stretch; and what stands beside it of quality, or is missing."""

    measure: str
    target: str
    floor: str
    stretch: str
    beside: str = ""
    missing: str = ""
    months: int | None = None
    """Over how many whole months the letter's words count it."""

    @property
    def timely(self) -> bool:
        """Whether it says only that something was in time."""
        return bool(self.beside or self.missing)


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of the letter as an objective, in its own words, and the measures it is told by."""

    title: str
    words: str
    measures: tuple[Planned, ...]


AUDIT = "the grade that audits give; it waits for audits"
FINDINGS = (
    Finding(
        "Every child has a current assessment and a plan made from it",
        "no child has had an updated assessment of need. Consequently, plans have not been updated and do not reflect children's current needs.",
        (
            Planned("M-LA-09", "95", "80", "99", missing=AUDIT),
            Planned("M-LA-08", "98", "85", "100", missing="the reviewing officer's grade of the plan"),
        ),
    ),
    Finding(
        "Children are seen, and seen alone",
        "More positively, case records evidenced children being seen regularly by a social worker and there was some evidence of "
        "children's views being recorded.",
        (Planned("M-LA-06", "97", "90", "100", beside="M-LA-07"), Planned("M-LA-05", "95", "85", "99", beside="M-LA-07")),
    ),
    Finding(
        "Plans for permanence do not drift",
        "Particular delays were identified in progressing children's plans for permanence",
        (
            Planned("M-IR-07", "100", "85", "100", missing="whether the plan chosen was the right one; it waits for audits"),
            Planned("M-PR-01", "0", "5", "0", missing="whether the plan chosen was the right one; it waits for audits"),
            Planned("M-PR-02", "365", "500", "300"),
        ),
    ),
    Finding(
        "Reviewing officers challenge, and it changes something",
        "IROs do not demonstrate sufficient rigour when overseeing the quality and progress of children's plans.",
        (
            Planned("M-IR-01", "98", "90", "100", beside="M-IR-03"),
            Planned("M-IR-06", "95", "70", "99", beside="M-IR-10"),
            Planned("M-IR-09", "95", "75", "100", beside="M-IR-10"),
        ),
    ),
    Finding(
        "Managers oversee and drive children's plans",
        "limited evidence that managers were overseeing and driving children's plans prior to August 2016, with significant gaps in supervision",
        (
            Planned("M-WF-09", "95", "80", "99", missing="whether supervision changed anything; it waits for audits"),
            Planned("M-PR-13", "90", "70", "98", missing="whether what was done helped"),
        ),
    ),
    Finding(
        "Children who go missing are listened to, and it changes their plan",
        "of the 19 children who went missing, 17 children received a return home interview within 72 hours of their return. … Return home "
        "interviews are not informing children's individual care plans",
        (
            Planned("M-MI-04C", "95", "85", "100", beside="M-MI-06", months=2),
            Planned("M-MI-07", "95", "70", "100", beside="M-MI-10"),
            Planned("M-MI-06", "95", "70", "100"),
        ),
    ),
    Finding(
        "Children stay with the same carers and the same worker",
        "Some children have experienced too many changes of social worker, which is impacting on their ability to develop a rapport and "
        "meaningful relationship with them.",
        (Planned("M-ST-01", "10", "14", "7"), Planned("M-ST-03", "70", "60", "75"), Planned("M-WF-03", "10", "20", "5")),
    ),
    Finding(
        "Health and schooling are seen to",
        "Improvements have been seen in the number of children receiving initial and annual health assessments … it is too soon to see how "
        "these improvements are leading to better health outcomes or educational attainment for children.",
        (
            Planned("M-HE-01", "90", "70", "98", beside="M-HE-07"),
            Planned("M-HE-02", "95", "80", "99", beside="M-HE-07"),
            Planned("M-ED-01", "90", "75", "98", beside="M-ED-03"),
        ),
    ),
    Finding(
        "Young people leaving care have a plan they can use",
        "where young people were preparing to leave care, pathway plans were incomplete and lacked aspiration and focus on the outcomes to be "
        "achieved.",
        (
            Planned("M-CL-01", "95", "75", "100", missing="the grade of pathway plans; it waits for audits"),
            Planned("M-CL-02", "95", "80", "99", missing="the grade of pathway plans; it waits for audits"),
        ),
    ),
)


def make_plan(*, owner: Worker, today: date) -> None:
    """Make the plan, unless there is one already. The director made it, half a year ago."""
    if Objective.objects.exists():
        return
    began = today - TO_REACH
    for finding in FINDINGS:
        said = Said(Objective.Came.VISIT, VISIT, SAID_ON, finding.words)
        objective = actions.add_objective(finding.title, said=said, owner=owner, began_on=began, by=owner)
        for each in finding.measures:
            aim = actions.add_aim(
                objective,
                each.measure,
                timely=each.timely,
                beside=each.beside,
                missing=each.missing,
                months=each.months,
                by=owner,
            )
            reach = Reach(Decimal(each.target), today + TO_REACH, Decimal(each.floor), Decimal(each.stretch))
            actions.set_target(aim, reach, decision=DECISION, set_on=began, by=owner)
