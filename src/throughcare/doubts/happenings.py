"""Doubts about what happened: reviews, going missing, questionnaires, and days typed the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from throughcare.doubts.life import Life
from throughcare.doubts.rule import Amiss, Rule, Where, Whose, amiss, rule
from throughcare.doubts.words import day, meaning
from throughcare.record.columns import Row
from throughcare.record.snapshot.care import LibertyOrder, PeriodOfCare
from throughcare.record.snapshot.happenings import Missing, Review
from throughcare.record.snapshot.health import HealthAssessment, Questionnaire
from throughcare.record.snapshot.owed import CarriesRow, CoverRow
from throughcare.record.snapshot.planning import AdoptionDecision, AdoptionPlacement, LeavingContact
from throughcare.statute.calendar import birthday
from throughcare.statute.kinds import Kind

NO_REVIEW_FOR = timedelta(days=60)
"""Twenty working days and then some: a first review that late was held and not recorded, or is the gravest thing on the page."""
OFFICER = Whose.REVIEWING_OFFICER
IN_CARE = ((Review, "held_on", "A review"), (HealthAssessment, "assessed_on", "A health assessment"))
"""What is for looked-after children alone. Visits are not: other children are visited too."""


@rule(
    "DQ-50",
    "review.held_on",
    whose=OFFICER,
    where=Where.ADD,
    source="Care Planning Regulations 2010, regulation 33; SSDA903 error 166",
)
def no_review_on_record(life: Life) -> Iterator[Amiss]:
    """A child has been looked after for over 60 days, and no review of that time is on record."""
    now = life.looked_after_now
    if (
        now
        and now.start_known
        and life.on - now.started_on > NO_REVIEW_FOR
        and _told(life, Kind.REVIEW_HELD, life.on - NO_REVIEW_FOR)
    ):
        held = [each for each in life.all(Review) if now.started_on <= each.held_on <= life.on]
        if not held:
            yield amiss(f"They have been looked after since {day(now.started_on)}, and no review is on record.", now)


@rule("DQ-51", "review.participation", "child.turned_4_on", whose=OFFICER, source="SSDA903 errors 440 and 441")
def how_they_took_part_does_not_go_with_their_age(life: Life) -> Iterator[Amiss]:
    """A child of four or over is recorded as too young to take part in a review (PN0), or one under four as having spoken."""
    four = life.child.turned_4_on if life.child else None
    for review in life.all(Review):
        if four and review.participation and (review.participation == "PN0") == (review.held_on > four):
            yield amiss(
                f"At the review of {day(review.held_on)}: {meaning('REVIEW_CODE', review.participation)}, which does not go with their age.",
                review,
            )


@rule("DQ-52", "review.participation", whose=OFFICER, source="SSDA903 error 167")
def how_they_took_part_in_a_review_is_not_on_record(life: Life) -> Iterator[Amiss]:
    """A review was held more than a month ago, and how the child took part is not on record."""
    for review in life.all(Review):
        if review.participation is None and life.on - review.held_on > timedelta(days=31):
            yield amiss(f"How they took part in the review of {day(review.held_on)} is not on record.", review)


@rule("DQ-53", "review.held_on", whose=OFFICER, source="SSDA903 guidance: reviews are of looked-after children")
def a_review_while_not_looked_after(life: Life) -> Iterator[Amiss]:
    """A looked-after review is dated on a day on which the child was not looked after, and turning its day and month round would not help."""
    for row, _, on in _outside_care(life):
        if isinstance(row, Review) and _turned_round(life, on) is None:
            yield amiss(f"A looked-after review is dated {day(on)}, when they were not looked after.", row)


@rule("DQ-54", "review.held_on", "health_assessment.assessed_on", source="SSDA903 guidance: dates are day first")
def a_day_typed_the_wrong_way_round(life: Life) -> Iterator[Amiss]:
    """A review or health assessment lies outside the time the child was looked after, and inside it once day and month change places."""
    for row, words, on in _outside_care(life):
        if turned := _turned_round(life, on):
            yield amiss(f"{words} is dated {day(on)}, when they were not looked after. Was it {day(turned)}?", row)


@rule("DQ-60", "missing.started_on", "missing.ended_on", source="SSDA903 error 567")
def back_before_they_went(life: Life) -> Iterator[Amiss]:
    """A child came back from being missing before they went."""
    for each in life.all(Missing):
        if each.ended_on and (
            each.ended_on < each.started_on or (each.went_at and each.returned_at and each.returned_at < each.went_at)
        ):
            yield amiss(f"They went missing on {day(each.started_on)}, and came back before that, on {day(each.ended_on)}.", each)


@rule("DQ-61", "missing.started_on", "missing.ended_on", source="SSDA903 error 574")
def missing_twice_at_once(life: Life) -> Iterator[Amiss]:
    """A child went missing again before they had come back."""
    for before, then in pairwise(life.all(Missing)):
        if before.ended_on is None or before.ended_on > then.started_on:
            yield amiss(
                f"They went missing on {day(then.started_on)}, and had not come back from {day(before.started_on)}.", before, then
            )


@rule("DQ-62", "missing.ended_on", "care.ended_on", source="SSDA903 errors 575 and 577")
def still_missing_after_leaving_care(life: Life) -> Iterator[Amiss]:
    """A child went missing while looked after, stopped being looked after, and is still missing on record."""
    for each in life.all(Missing):
        for period in life.all(PeriodOfCare):
            if each.ended_on is None and period.ended_on and period.started_on <= each.started_on < period.ended_on:
                words = f"They are missing since {day(each.started_on)}, and left care on {day(period.ended_on)}. When did they come back?"
                yield amiss(words, each, period)


@rule("DQ-63", "questionnaire.score", "questionnaire.reason", "child.born_on", source="SSDA903 errors 188 and 189")
def a_questionnaire_at_an_age_at_which_it_is_not_asked(life: Life) -> Iterator[Amiss]:
    """A strengths and difficulties score of a child under three or over seventeen: the questionnaire is for children between."""
    born = life.child.born_on if life.child else None
    for each in life.all(Questionnaire):
        if born and each.score is not None and not birthday(born, 3) <= each.scored_on < birthday(born, 18):
            yield amiss(f"A questionnaire was scored on {day(each.scored_on)}, at an age at which it is not asked.", each)


@rule("DQ-64", "adoption.decided_on", "adoption.matched_on", source="SSDA903 error 333")
def matched_before_adoption_was_decided(life: Life) -> Iterator[Amiss]:
    """A match with adopters was agreed before it was decided that the child should be placed for adoption."""
    for each in life.all(AdoptionDecision):
        if each.matched_on and (each.decided_on is None or each.decided_on > each.matched_on):
            then = f"decided only on {day(each.decided_on)}" if each.decided_on else "the decision is not on record"
            yield amiss(f"They were matched with adopters on {day(each.matched_on)}; {then}.", each)


@rule(
    "DQ-65",
    "adoption_placement.started_on",
    "adoption.matched_on",
    source="SSDA903 errors 1003 and 523; Adoption Agencies Regulations 2005",
)
def placed_for_adoption_before_a_match(life: Life) -> Iterator[Amiss]:
    """A child was placed for adoption before the match with those adopters was agreed."""
    for decided in life.all(AdoptionDecision):
        for placed in life.all(AdoptionPlacement)[-1:]:
            if decided.matched_on and placed.started_on < decided.matched_on:
                words = (
                    f"They were placed for adoption on {day(placed.started_on)}, before the match of {day(decided.matched_on)}."
                )
                yield amiss(words, placed, decided)


@rule(
    "DQ-66",
    "leaving_contact.in_touch",
    "leaving_contact.activity",
    "leaving_contact.accommodation",
    source="SSDA903 errors 344 and 345",
)
def what_is_known_of_a_care_leaver_contradicts_itself(life: Life) -> Iterator[Amiss]:
    """In touch, and nothing known of what they do or where they live; or died or returned home, and something is."""
    for each in life.all(LeavingContact):
        known = [code for code in (each.activity, each.accommodation) if code and code != "0"]
        if each.in_touch in ("DIED", "RHOM") and known:
            yield amiss(
                f"In touch is {meaning('IN_TOUCH', each.in_touch)}, and what they do or where they live is recorded.", each
            )
        elif each.in_touch == "YES" and each.year is not None and len(known) < 2:
            yield amiss(f"The council was in touch in {each.year}, and what they did or where they lived is not recorded.", each)


@rule("DQ-67", "liberty_order.started_on", "liberty_order.ended_on", source="SSDA903 errors 703, 705 and 707")
def deprived_of_liberty_while_not_looked_after(life: Life) -> Iterator[Amiss]:
    """A court's authority to deprive a child of their liberty lasts after they stopped being looked after."""
    for order in life.all(LibertyOrder):
        for period in life.all(PeriodOfCare):
            left = period.ended_on
            if left and period.started_on <= order.started_on < left and (order.ended_on or order.runs_to or life.on) > left:
                yield amiss(f"The order of {day(order.started_on)} goes on after they left care on {day(left)}.", order, period)


def _outside_care(life: Life) -> Iterator[tuple[Row, str, date]]:
    """What is for looked-after children alone and lies on a day outside every period of care, where all of these are known."""
    periods = life.all(PeriodOfCare)
    if not periods or not all(each.start_known for each in periods):
        return
    for kind, column, words in IN_CARE:
        for row in life.all(kind):
            on = getattr(row, column)
            if on <= life.on and not _in_care(life, on):
                yield row, words, on


def _in_care(life: Life, on: date) -> bool:
    """Whether they were looked after on a day, or left on it: a review on the day they left is of the time before."""
    return any(each.started_on <= on and (each.ended_on is None or on <= each.ended_on) for each in life.all(PeriodOfCare))


def _turned_round(life: Life, on: date) -> date | None:
    """The same with day and month in each other's place, if that is a day on which they were looked after."""
    if on.day > 12 or on.day == on.month:
        return None
    turned = date(on.year, on.day, on.month)
    return turned if turned <= life.on and _in_care(life, turned) else None


def _told(life: Life, kind: Kind, on: date) -> bool:
    """Whether some source could tell of this from a day on; where nothing says what could be told, all could."""
    sets = {each.carries for each in life.all(CarriesRow) if each.kind == kind.value}
    covers = life.all(CoverRow)
    able = [each for each in covers if each.carries in sets]
    return not covers or any(each.first_on <= on and (each.last_on is None or each.last_on >= life.on) for each in able)


RULES: tuple[Rule, ...] = (
    no_review_on_record,
    how_they_took_part_does_not_go_with_their_age,
    how_they_took_part_in_a_review_is_not_on_record,
    a_review_while_not_looked_after,
    a_day_typed_the_wrong_way_round,
    back_before_they_went,
    missing_twice_at_once,
    still_missing_after_leaving_care,
    a_questionnaire_at_an_age_at_which_it_is_not_asked,
    matched_before_adoption_was_decided,
    placed_for_adoption_before_a_match,
    what_is_known_of_a_care_leaver_contradicts_itself,
    deprived_of_liberty_while_not_looked_after,
)
