"""Children who go missing, and the talk with them afterwards."""

from __future__ import annotations

from typing import Any

from throughcare.measures.asked import Asked, Over
from throughcare.measures.cohorts import counted, looked_after, only, whether
from throughcare.measures.measure import Better, Count, Measure, Proportion, Rate
from throughcare.measures.timely import every_one_in_time, fell_due, overdue
from throughcare.statute.duties.missing import MISSING_A_DAY, MISSING_AGAIN, PLANS_UPDATED, RETURN_INTERVIEW
from throughcare.statute.kinds import Kind

MISSING = "M"
GUIDANCE = "Statutory guidance on children who run away or go missing from home or care (2014)"


def _episodes(record: Any) -> Any:
    return record.missing.filter(lambda row: row.kind == MISSING)


def _returns(record: Any, asked: Asked) -> Any:
    """Episodes that ended in the days asked about."""
    episodes = _episodes(record)
    return episodes.filter(episodes.ended_on.between(asked.from_on, asked.to_on))


def _interviews_held(record: Any, asked: Asked) -> Any:
    """Interviews held in the days asked about."""
    episodes = record.missing
    return episodes.filter(episodes.interview == "held", episodes.settled_on.between(asked.from_on, asked.to_on))


def _looked_after_in(record: Any, asked: Asked) -> Any:
    """Children looked after on any day asked about, each once."""
    care = record.care
    stays = care.filter(care.started_on <= asked.to_on, care.ended_on.isnull() | (care.ended_on > asked.from_on))
    return stays.select("child").distinct()


def _gone(record: Any, asked: Asked) -> Any:
    """Episodes that began in the days asked about, of children looked after in them."""
    episodes = _episodes(record)
    began = episodes.filter(episodes.started_on.between(asked.from_on, asked.to_on))
    return only(began, _looked_after_in(record, asked))


def _missing_in_the_year(record: Any, asked: Asked) -> Any:
    return _met_if_so(whether(_looked_after_in(record, asked), _gone(record, asked)))


def _met_if_so(rows: Any) -> Any:
    return counted(rows, met=rows.so)


def _gone_each(record: Any, asked: Asked) -> Any:
    rows = _gone(record, asked)
    return counted(rows, matter=rows.missing)


def _gone_children(record: Any, asked: Asked) -> Any:
    return counted(_gone(record, asked).select("child").distinct())


def _offered(record: Any, asked: Asked) -> Any:
    rows = _returns(record, asked)
    offered = rows.offered_on.notnull() & (rows.offered_on <= asked.to_on)
    spoken = rows.interview.isin(["held", "declined"]) & (rows.settled_on <= asked.to_on)
    return counted(rows, matter=rows.missing, met=offered | spoken.fill_null(False))


def _accepted(record: Any, asked: Asked) -> Any:
    rows = _returns(record, asked).filter(lambda row: row.interview.isin(["held", "declined"]) & (row.settled_on <= asked.to_on))
    return counted(rows, matter=rows.missing, met=rows.interview == "held")


def _said_what_changes(record: Any, asked: Asked) -> Any:
    rows = _interviews_held(record, asked)
    return counted(rows, matter=rows.missing, met=(rows.plan_answered_on <= asked.to_on).fill_null(False))


def _themes(record: Any, asked: Asked) -> Any:
    rows = _interviews_held(record, asked)
    return counted(rows, matter=rows.missing, met=rows.themes > 0)


def _asked_of_strategy(record: Any, asked: Asked) -> Any:
    rows = record.strategy_asked
    rows = rows.filter(rows.asked_on.between(asked.from_on, asked.to_on))
    return counted(
        rows, matter=rows.because + " " + rows.asked_on.cast("string"), met=(rows.answered_on <= asked.to_on).fill_null(False)
    )


def _thrice_with_a_plan(record: Any, asked: Asked) -> Any:
    """Children looked after who went missing three times in the 90 days to the day, and whether a care plan was made since the first."""
    episodes = _episodes(record)
    lately = episodes.filter(episodes.started_on.between(asked.days_before(89), asked.to_on))
    often = lately.group_by("child").aggregate(times=lambda row: row.count(), first=lambda row: row.started_on.min())
    often = only(often.filter(often.times >= 3), looked_after(record, asked.to_on))
    plans = record.plan.filter(lambda row: (row.kind == "care") & (row.started_on <= asked.to_on)).select(
        "child", made="started_on"
    )
    since = often.inner_join(plans, "child").filter(lambda row: row.made >= row.first)
    return _met_if_so(whether(often, since))


WENT_MISSING = Proportion(
    key="M-MI-01",
    title="Looked-after children went missing",
    counts="children looked after on any day of the year",
    met="went missing at least once in it",
    leaves_out="being away without authorisation, which is counted apart",
    over=Over.YEAR,
    better=Better.LOWER,
    source="Department for Education, Children looked after in England: missing",
    beside="DfE: the same, for the year to 31 March",
    cases=_missing_in_the_year,
)
EPISODES_A_CHILD = Rate(
    key="M-MI-02",
    title="Missing episodes of each child who went missing",
    counts="times a looked-after child went missing in the year",
    over=Over.YEAR,
    better=Better.LOWER,
    source="Department for Education, Children looked after in England: missing",
    beside="DfE: the same, for the year to 31 March",
    cases=_gone_each,
    among=_gone_children,
    among_words="children",
)
OFFERED = Proportion(
    key="M-MI-03",
    title="Return interviews were offered",
    counts="returns from missing in the period",
    met="an interview was offered",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=GUIDANCE,
    cases=_offered,
    told_by=Kind.RETURN_INTERVIEW_OFFERED,
)
INTERVIEWED_IN_TIME = Proportion(
    key="M-MI-04",
    title="Return interviews were held within 72 hours",
    counts="returns from being missing or away whose 72 hours ended in the period",
    met="an interview was held within them; never held, and declined, is not met",
    leaves_out="returns after which an interview was found impossible within the 72 hours, for a reason given",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{RETURN_INTERVIEW.source}",
    beside="A study of freedom of information answers for 2023/24 found 63% on average (Missing People)",
    cases=fell_due(RETURN_INTERVIEW, only_by=Kind.RETURN_INTERVIEW_HELD),
)
CHILDREN_INTERVIEWED_IN_TIME = Proportion(
    key="M-MI-04C",
    title="Children had a return interview within 72 hours of every return",
    counts="children who came back from being missing or away, by the day their 72 hours ended",
    met="every one of their returns in the period had its interview within 72 hours",
    leaves_out="returns after which an interview was found impossible within the 72 hours, for a reason given",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{RETURN_INTERVIEW.source}",
    cases=every_one_in_time(RETURN_INTERVIEW, only_by=Kind.RETURN_INTERVIEW_HELD),
    letter="of the 19 children who went missing, 17 children received a return home interview within 72 hours of their return",
)
OVERDUE = Count(
    key="M-MI-04N",
    title="Return interviews are overdue now",
    counts="returns whose 72 hours have ended with no interview held or declined",
    over=Over.AS_AT,
    better=Better.LOWER,
    source=f"{RETURN_INTERVIEW.source}",
    cases=overdue(RETURN_INTERVIEW),
)
ACCEPTED = Proportion(
    key="M-MI-05",
    title="Return interviews were accepted",
    counts="returns in the period after which an interview was held or declined",
    met="it was held",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source="Annex A to the inspection framework",
    cases=_accepted,
    told_by=Kind.RETURN_INTERVIEW_HELD,
)
SAID_WHAT_CHANGES = Proportion(
    key="M-MI-06",
    title="It was said what a return interview changes in the plan",
    counts="return interviews held in the period",
    met="it was said that the plan changes and how, or why not",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source="The letter",
    cases=_said_what_changes,
    letter="Return home interviews are not informing children's individual care plans",
)
PLAN_UPDATED_IN_TIME = Proportion(
    key="M-MI-06T",
    title="Plans were looked at again in time after a return interview",
    counts="interviews shared, by the day the plan was to be looked at again",
    met="it was by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{PLANS_UPDATED.source}",
    cases=fell_due(PLANS_UPDATED),
    letter="Return home interviews are not informing children's individual care plans",
)
STRATEGY_IN_TIME = Proportion(
    key="M-MI-07",
    title="Strategy discussions after going missing were held in time",
    counts="times a child was missing a whole day, or for the third time in 90 days, by the day a discussion was due",
    met="it was held by then",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source=f"{MISSING_A_DAY.source}",
    cases=fell_due(MISSING_A_DAY, MISSING_AGAIN),
    letter="some delay in strategy meetings being held to agree the nature and management of risk",
)
STRATEGY_ANSWERED = Proportion(
    key="M-MI-07A",
    title="Whether a strategy discussion is needed was answered",
    counts="times something asked for one in the period",
    met="a discussion, or a manager's decision that none is needed, has answered it",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source="Local standard",
    cases=_asked_of_strategy,
    letter="some delay in strategy meetings being held to agree the nature and management of risk",
)
OFTEN_MISSING_WITH_A_PLAN = Proportion(
    key="M-MI-08",
    title="Children often missing had their plan made again",
    counts="looked-after children who went missing three times or more in 90 days",
    met="a care plan was approved since the first of those times",
    over=Over.AS_AT,
    better=Better.HIGHER,
    source="Local standard",
    cases=_thrice_with_a_plan,
    told_by=Kind.CARE_PLAN_MADE,
)
REASONS_RECORDED = Proportion(
    key="M-MI-10",
    title="Why children went was recorded",
    counts="return interviews held in the period",
    met="at least one reason for going was recorded, push or pull",
    over=Over.PERIOD,
    better=Better.HIGHER,
    source="The letter",
    cases=_themes,
    letter="an understanding of potential links to child sexual exploitation, push and pull factors",
)

MEASURES: tuple[Measure, ...] = (
    WENT_MISSING,
    EPISODES_A_CHILD,
    OFFERED,
    INTERVIEWED_IN_TIME,
    CHILDREN_INTERVIEWED_IN_TIME,
    OVERDUE,
    ACCEPTED,
    SAID_WHAT_CHANGES,
    PLAN_UPDATED_IN_TIME,
    STRATEGY_IN_TIME,
    STRATEGY_ANSWERED,
    OFTEN_MISSING_WITH_A_PLAN,
    REASONS_RECORDED,
)
