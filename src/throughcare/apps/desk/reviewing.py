"""What the forms of reviews and challenges depend on: which review or challenge, who may be asked, and what does not fit the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db.models import Q
from django.utils.functional import SimpleLazyObject

from throughcare.apps.agreed.forms import with_owners
from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.agreed.presenters import in_a_line
from throughcare.apps.agreed.queries import open_actions
from throughcare.apps.care.confirming import known_of
from throughcare.apps.desk.kin import brothers_and_sisters
from throughcare.apps.desk.pack import pack
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people.models import Person
from throughcare.apps.plans.queries import contact_of
from throughcare.apps.reviews import actions, forms, policies
from throughcare.apps.reviews.actions.holding import SILENT
from throughcare.apps.reviews.models import Challenge, Review, ReviewDecisions
from throughcare.apps.reviews.queries import care_on, number_of, reviews_of, stage_now, without_record
from throughcare.apps.workforce.models import Post, Worker
from throughcare.apps.workforce.queries import in_roles
from throughcare.apps.writing.registry import Writes
from throughcare.core.asking.asked import CHILD, Asking, Beside, of_child
from throughcare.core.asking.form import Option
from throughcare.core.periods import on_day
from throughcare.core.today import today
from throughcare.core.words import plain_date
from throughcare.statute.calendar import birthday

UNDER_4 = 4
Wrong = Iterator[tuple[str, str]]


def about_review(child: Person) -> Asking:
    """A review held, of a child and of the brothers and sisters who are looked after too."""
    kin = [one for one in brothers_and_sisters(child) if care_on(one.pk, today())]
    family = tuple(Option(str(one.pk), str(one)) for one in kin)
    people = {one.pk: one for one in (child, *kin)}
    return Asking(
        child.pk,
        family=family,
        offered={"officers": _officers(child)},
        known=_known(list(people)),
        conflicts=lambda read: _held_wrongly(people, read),
    )


def _known(children: Sequence[UUID]) -> Mapping[str, str]:
    """What a review confirms of each child: home, law, and whom they see by the care plan in force."""

    def read() -> dict[str, str]:
        found = dict(known_of(children))
        for child, words in contact_of(children).items():
            found[forms.CONTACT if child == children[0] else of_child(forms.CONTACT, child)] = words
        return found

    return cast(Mapping[str, str], SimpleLazyObject(read))


def _officers(child: Person) -> tuple[Option, ...]:
    """Reviewing officers, the child's own first, and whoever chaired before."""
    named = Allocation.objects.filter(on_day(today()), child=child, part=Allocation.Part.REVIEWING_OFFICER)
    first = set(named.values_list("worker_id", flat=True))
    before = Worker.objects.filter(reviews_chaired__child=child).distinct()
    found = {one.pk: one for one in (*in_roles(policies.REVIEWS), *before)}
    return tuple(Option(str(one.pk), one.name) for one in sorted(found.values(), key=lambda one: (one.pk not in first, one.name)))


def _held_wrongly(people: Mapping[UUID, Person], read: Mapping[str, Any]) -> Wrong:
    on, one = read.get("on"), people.get(read[CHILD])
    if on is None or one is None:
        return
    if care_on(one.pk, on) is None:
        yield "on", f"{one} was not looked after on this day."
    elif Review.objects.filter(child=one, held_on=on).exists():
        yield "on", f"A review of {one} on this day is on the record already."
    young = one.born_on is not None and on < birthday(one.born_on, UNDER_4)
    if read.get("took_part") and young != (read["took_part"] == "PN0"):
        yield "took_part", f"{one} was {'under 4' if young else '4 or over'} on this day."


def _reviews(child: Person) -> tuple[Option, ...]:
    return tuple(Option(str(one.pk), f"The review of {plain_date(one.held_on)}") for one in reviews_of(child))


def _chosen(child: Person, read: Mapping[str, Any]) -> Review | None:
    return reviews_of(child).filter(pk=read["review"]).first() if read.get("review") else None


def about_record(child: Person) -> Asking:
    """A review's record, with every open action to be answered for, and what the record says beside."""
    offered = {"reviews": _reviews(child), **_actions(child, but_decided_now=True)}
    return Asking(
        child.pk,
        offered=offered,
        # Read only where a page is shown: what a page keeps by itself while somebody types does without.
        beside=cast(tuple[Beside, ...], SimpleLazyObject(lambda: pack(child))),
        conflicts=lambda read: _recorded_wrongly(child, read),
    )


def _recorded_wrongly(child: Person, read: Mapping[str, Any]) -> Wrong:
    review = _chosen(child, read)
    if review is not None and hasattr(review, "record"):
        yield "review", "The record of this review is complete already."
    if read.get("permanence") == "":
        numbers = [number_of(one) for one in without_record().filter(child=child)]
        if numbers and min(numbers) > 1:
            yield "permanence", SILENT
    yield from _carried_wrongly(child, read)


def _actions(child: Person, *, but_decided_now: bool = False) -> dict[str, tuple[Option, ...]]:
    """The actions to answer for; for a review's record not those that the same review decided on. The rest are there to be read."""
    still = open_actions(child)
    if but_decided_now:
        lately = ReviewDecisions.objects.filter(review__in=without_record().filter(child=child))
        still = still.exclude(written_in__in=lately.values("written_in"))
    asked = {one.pk: Option(str(one.pk), in_a_line(one, today())) for one in still}
    others = AgreedAction.objects.filter(child=child).exclude(pk__in=asked)
    return {"actions": tuple(asked.values()), "actions_before": tuple(Option(str(one.pk), one.what) for one in others)}


def _carried_wrongly(child: Person, read: Mapping[str, Any]) -> Wrong:
    due = {str(one.pk): one.due_on for one in open_actions(child)}
    for name, value in read.items():
        parts = name.split(".")
        if len(parts) == 3 and parts[0] == "actions" and parts[2] == "until" and isinstance(value, date):
            if value < today():
                yield name, "Choose a day to come."
            elif value == due.get(parts[1]):
                yield name, f"It is due on {plain_date(value)} already."


def about_midway(child: Person) -> Asking:
    """The check between reviews, of every open action."""
    return Asking(child.pk, offered=_actions(child), conflicts=lambda read: _carried_wrongly(child, read))


def about_decisions(child: Person) -> Asking:
    """A review's decisions, each somebody's."""

    def wrong(read: Mapping[str, Any]) -> Wrong:
        review = _chosen(child, read)
        if review is None:
            return
        if hasattr(review, "decisions"):
            yield "review", "The decisions of this review were sent already."
        if read.get("on") and read["on"] < review.held_on:
            yield "on", f"The review was held on {plain_date(review.held_on)}. Its decisions cannot be sent before."
        for name, value in read.items():
            if name.endswith(".by_when") and isinstance(value, date) and value < review.held_on:
                yield name, f"This is before the review, on {plain_date(review.held_on)}."

    return with_owners(Asking(child.pk, offered={"reviews": _reviews(child)}, conflicts=wrong), child)


def about_response(child: Person) -> Asking:
    """What those who manage the work say to a review's decisions."""

    def wrong(read: Mapping[str, Any]) -> Wrong:
        review = _chosen(child, read)
        if review is not None and hasattr(review, "response"):
            yield "review", "The decisions of this review were answered already."
        elif review is not None and not hasattr(review, "decisions"):
            yield "review", "The decisions of this review have not been sent yet."

    return Asking(child.pk, offered={"reviews": _reviews(child)}, conflicts=wrong)


def about_sending(child: Person) -> Asking:
    """To whom a review's record went."""

    def wrong(read: Mapping[str, Any]) -> Wrong:
        review = _chosen(child, read)
        if review is None:
            return
        if hasattr(review, "sent"):
            yield "review", "The record of this review was sent out already."
        elif not hasattr(review, "record"):
            yield "review", "The record of this review is not complete yet."
        elif read.get("on") and read["on"] < review.held_on:
            yield "on", f"The review was held on {plain_date(review.held_on)}. Its record cannot be sent before."

    return Asking(child.pk, offered={"reviews": _reviews(child)}, conflicts=wrong)


def about_challenge(child: Person) -> Asking:
    """A challenge, and who can be asked to answer: those who manage the work with the child."""
    return Asking(child.pk, offered=_of_challenges(child), conflicts=lambda read: _challenged_wrongly(child, read))


def _of_challenges(child: Person) -> dict[str, tuple[Option, ...]]:
    raised = Challenge.objects.filter(child=child).order_by("-raised_on")
    return {
        "challenges": tuple(
            Option(str(one.pk), f"{one.get_about_display()}, raised {plain_date(one.raised_on)}") for one in raised
        ),
        "answerers": _answerers(child),
    }


def _answerers(child: Person) -> tuple[Option, ...]:
    """Managers of the teams that work with the child, the nearest first; and by name whoever was ever asked about this child."""
    teams = [one.team for one in Allocation.objects.filter(on_day(today()), child=child).select_related("team")]
    above = {key for team in teams for key in team.lineage}
    held = Post.objects.filter(on_day(today()), Q(team__in=above), role__in=policies.ANSWERS, worker__is_active=True)
    posts = sorted(held.select_related("worker", "team"), key=lambda one: (-len(one.team.lineage), one.worker.name))
    now = {str(one.worker_id): f"{one.worker.name}, {one.get_role_display().lower()}, {one.team}" for one in reversed(posts)}
    before = Worker.objects.filter(challenges_to_answer__child=child).exclude(pk__in=now)
    return (*(Option(key, now[key]) for key in reversed(now)), *(Option(str(one.pk), one.name) for one in before))


def _challenged_wrongly(child: Person, read: Mapping[str, Any]) -> Wrong:
    found = Challenge.objects.filter(child=child, pk=read["challenge"]).first() if read.get("challenge") else None
    if found is None:
        return
    if hasattr(found, "ended"):
        yield "challenge", "This challenge has ended already."
    elif read.get("on") and read["on"] < (opened := stage_now(found).opened_on):
        yield "on", f"The stage it is at began on {plain_date(opened)}. This cannot be before."


KINDS = (
    Writes(forms.REVIEW, actions.hold_review, about_review),
    Writes(forms.DECISIONS, actions.issue_decisions, about_decisions, only=policies.REVIEWS),
    Writes((forms.RESPONSE,), actions.answer_decisions, about_response, only=policies.ANSWERS),
    Writes(forms.RECORD, actions.complete_record, about_record, only=policies.REVIEWS),
    Writes((forms.SENT,), actions.send_record, about_sending, only=policies.SENDS_OUT),
    Writes((forms.MIDWAY,), actions.check_midway, about_midway, only=policies.REVIEWS),
    Writes((forms.CHALLENGE,), actions.raise_challenge, about_challenge, only=policies.REVIEWS),
    Writes((forms.ANSWER,), actions.answer_challenge, about_challenge, only=policies.ANSWERS),
    Writes((forms.STAGE,), actions.take_further, about_challenge, only=policies.REVIEWS),
    Writes((forms.OUTCOME,), actions.end_challenge, about_challenge, only=policies.REVIEWS),
)
"""What is written of reviews and challenges, and by whom."""
