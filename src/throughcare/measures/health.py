"""Health: assessed, checked and immunised, as recorded by the day and as a return sums a year up."""

from __future__ import annotations

from typing import Any

from throughcare.measures.asked import Asked, Over
from throughcare.measures.cohorts import counted, latest, looked_after_a_year, only, whether
from throughcare.measures.measure import Better, Cases, Count, Mean, Measure, Proportion
from throughcare.measures.timely import fell_due, in_date, overdue
from throughcare.statute.duties import health
from throughcare.statute.kinds import Kind

REVIEWS = (health.REVIEW_UNDER_FIVE, health.REVIEW_FIVE_AND_OVER)
OC2 = "Department for Education, Children looked after in England: outcomes (OC2)"
A_YEAR = "children looked after for twelve months or more"
IMPROVED = "Improvements have been seen in the number of children receiving initial and annual health assessments"


def _up_to_date(record: Any, asked: Asked) -> Any:
    return only(in_date(*REVIEWS)(record, asked), looked_after_a_year(record, asked))


def _within_a_year(table: str, on: str) -> Cases:
    def cases(record: Any, asked: Asked) -> Any:
        rows = getattr(record, table)
        lately = rows.filter(rows[on] > asked.months_before(12), rows[on] <= asked.to_on)
        children = whether(looked_after_a_year(record, asked), lately)
        return counted(children, met=children.so)

    return cases


def _immunised(record: Any, asked: Asked) -> Any:
    last = latest(record.immunisations, "checked_on", on_or_before=asked.to_on).filter(lambda row: row.up_to_date)
    rows = whether(looked_after_a_year(record, asked), last)
    return counted(rows, met=rows.so)


def _of_school_age(record: Any, asked: Asked) -> Any:
    children = looked_after_a_year(record, asked)
    return children.filter(children.turned_5_on <= asked.to_on, children.turned_17_on > asked.to_on)


def _scores(record: Any, asked: Asked) -> Any:
    rows = record.questionnaire.filter(lambda row: row.score.notnull() & (row.scored_on > asked.months_before(12)))
    return latest(rows, "scored_on", on_or_before=asked.to_on)


def _scored(record: Any, asked: Asked) -> Any:
    rows = whether(_of_school_age(record, asked), _scores(record, asked))
    return counted(rows, met=rows.so)


def _score(record: Any, asked: Asked) -> Any:
    rows = only(_scores(record, asked), _of_school_age(record, asked))
    return counted(rows, value=rows.score)


def _said_of_the_year(record: Any, asked: Asked) -> Any:
    return record.year_outcome.filter(lambda row: row.year == asked.last_31_march.year())


def _in_the_return(flag: str) -> Cases:
    def cases(record: Any, asked: Asked) -> Any:
        rows = _said_of_the_year(record, asked)
        return counted(rows, matter=rows.year, met=rows[flag])

    return cases


def _developed(record: Any, asked: Asked) -> Any:
    under_five = record.child.filter(lambda row: row.turned_5_on > asked.last_31_march).select("child")
    rows = only(_said_of_the_year(record, asked), under_five)
    return counted(rows, matter=rows.year, met=rows.development_checked)


def _scored_in_the_return(record: Any, asked: Asked) -> Any:
    aged = record.child.filter(lambda row: (row.turned_5_on <= asked.last_31_march) & (row.turned_17_on > asked.last_31_march))
    rows = only(_said_of_the_year(record, asked), aged)
    return counted(rows, matter=rows.year, met=rows.sdq_score.notnull())


def _score_in_the_return(record: Any, asked: Asked) -> Any:
    rows = _said_of_the_year(record, asked).filter(lambda row: row.sdq_score.notnull())
    return counted(rows, matter=rows.year, value=rows.sdq_score)


def _helped(record: Any, asked: Asked) -> Any:
    rows = _said_of_the_year(record, asked).filter(lambda row: row.substance_misuse)
    return counted(rows, matter=rows.year, met=rows.help_received.fill_null(False) | rows.help_offered.fill_null(False))


INITIAL_IN_TIME = Proportion(
    key="M-HE-01",
    title="Initial health assessments were done in time",
    counts="children who came into care, by the day their assessment was due",
    met="its report was here by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{health.INITIAL_ASSESSMENT.source}",
    cases=fell_due(health.INITIAL_ASSESSMENT, while_looked_after=True),
    leaves_out="children who left care by the day it was due",
    letter=IMPROVED,
)
UP_TO_DATE = Proportion(
    key="M-HE-02",
    title="Health assessments are up to date",
    counts=f"{A_YEAR} to whom a review health assessment is owed",
    met="theirs is not overdue",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=f"{health.REVIEW_FIVE_AND_OVER.source}",
    cases=_up_to_date,
    beside="DfE: OC2 asks whether there was an assessment in the year; see M-HE-02R",
    letter=IMPROVED,
)
OVERDUE = Count(
    key="M-HE-02N",
    title="Health assessments are overdue now",
    counts="initial and review health assessments owed and past their day",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=f"{health.REVIEW_FIVE_AND_OVER.source}",
    cases=overdue(health.INITIAL_ASSESSMENT, *REVIEWS),
    letter=IMPROVED,
)
DENTIST = Proportion(
    key="M-HE-03",
    title="Children saw a dentist in the last twelve months",
    counts=A_YEAR,
    met="a check by a dentist is on record in the twelve months",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=OC2,
    cases=_within_a_year("dental_check", "checked_on"),
    told_by=Kind.DENTAL_CHECKED,
    beside="DfE: OC2, for the year to 31 March; see M-HE-03R",
)
IMMUNISED = Proportion(
    key="M-HE-04",
    title="Immunisations are up to date",
    counts=A_YEAR,
    met="they were when last looked into",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=OC2,
    cases=_immunised,
    told_by=Kind.IMMUNISATIONS_CHECKED,
    beside="DfE: OC2, on 31 March; see M-HE-04R",
)
SCORED = Proportion(
    key="M-HE-06",
    title="A strengths and difficulties score was had in the last twelve months",
    counts=f"{A_YEAR}, aged 5 to 16",
    met="there is a score from the twelve months",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=OC2,
    cases=_scored,
    told_by=Kind.SDQ_SCORED,
    beside="DfE: OC2, aged 5 to 16 as published; see M-HE-06R",
)
SCORE = Mean(
    key="M-HE-07",
    title="Mean strengths and difficulties score",
    counts=f"{A_YEAR}, aged 5 to 16, with a score from the last twelve months: the last",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=f"{OC2}; 17 and more is of concern",
    unit="points",
    cases=_score,
    beside="DfE: OC2; see M-HE-07R",
)


def _return_line(key: str, title: str, flag: str, *, met: str) -> Proportion:
    return Proportion(
        key=key,
        title=f"{title}, as the return says",
        counts="children of whom the last yearly return tells: those looked after for all of its year",
        met=met,
        over=Over.AS_AT,
        better=Better.HIGHER,
        source=OC2,
        cases=_in_the_return(flag),
        beside="DfE: the same",
    )


ASSESSED_R = _return_line("M-HE-02R", "Health was assessed in the year", "health_assessed", met="assessed in the year")
DENTIST_R = _return_line("M-HE-03R", "Children saw a dentist in the year", "teeth_checked", met="teeth checked in the year")
IMMUNISED_R = _return_line("M-HE-04R", "Immunisations were up to date", "immunised", met="up to date at its end")
DEVELOPED_R = Proportion(
    key="M-HE-05R",
    title="Development checks of under-fives were up to date, as the return says",
    counts="children under 5 of whom the last yearly return tells",
    met="up to date",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=OC2,
    cases=_developed,
    beside="DfE: the same",
)
SCORED_R = Proportion(
    key="M-HE-06R",
    title="A strengths and difficulties score was had in the year, as the return says",
    counts="children aged 5 to 16 of whom the last yearly return tells",
    met="there is a score",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=OC2,
    cases=_scored_in_the_return,
    beside="DfE: the same",
)
SCORE_R = Mean(
    key="M-HE-07R",
    title="Mean strengths and difficulties score, as the return says",
    counts="children of whom the last yearly return gives a score",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=OC2,
    unit="points",
    cases=_score_in_the_return,
    beside="DfE: the same",
)
HELPED_R = Proportion(
    key="M-HE-08R",
    title="Help was given or offered to those who misuse substances, as the return says",
    counts="children in whom the last yearly return says a problem was found",
    met="help was received, or offered and refused",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source=OC2,
    cases=_helped,
    beside="DfE: the same",
)

MEASURES: tuple[Measure, ...] = (
    INITIAL_IN_TIME,
    UP_TO_DATE,
    OVERDUE,
    ASSESSED_R,
    DENTIST,
    DENTIST_R,
    IMMUNISED,
    IMMUNISED_R,
    DEVELOPED_R,
    SCORED,
    SCORED_R,
    SCORE,
    SCORE_R,
    HELPED_R,
)
