"""Plans on paper: a plan as it stands, and the same in plain words for the child it is for."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from throughcare.apps.people.models import Person
from throughcare.apps.plans.pages import ChildsPlanPage, PlanPage
from throughcare.apps.plans.presenters import NeedShown
from throughcare.apps.workforce.models import Worker
from throughcare.apps.writing.printing import about, foot, parts_of
from throughcare.core.printing.paper import Paper, Part, Said


def plan_paper(child: Person, page: PlanPage, *, by: Worker) -> Paper:
    """A plan as its page shows it: what it rests on, each need with what is still to be done for it, and its words."""
    needs = tuple(Part(need.need, tuple(_need(need)), lines=tuple(_actions(need))) for need in page.needs)
    return Paper(
        title=page.title,
        name=page.about,
        council=settings.THROUGHCARE_COUNCIL,
        lines=(*about(child), *((page.amiss,) if page.amiss else ())),
        parts=(Part("", tuple(Said(fact.label, fact.words) for fact in page.facts)), *needs, *parts_of(page.sections)),
        foot=foot(child, page.title, by=by),
    )


def _need(need: NeedShown) -> Iterator[Said]:
    if need.outcome:
        yield Said("So that", need.outcome)
    if need.known_by:
        yield Said("We will know by", need.known_by)
    yield Said("To be done", "" if need.actions else "Nothing is still to be done for this.")


def _actions(need: NeedShown) -> Iterator[str]:
    for action in need.actions:
        yield f"{action.what}: {action.who}, {action.due}"


def childs_paper(child: Person, page: ChildsPlanPage, *, by: Worker) -> Paper:
    """A plan for the child to keep: their words first, in large type, and no term of law."""
    return Paper(
        title=f"{page.name}’s plan",
        name="",
        council=settings.THROUGHCARE_COUNCIL,
        lines=(),
        parts=tuple(_to_the_child(page)),
        foot=foot(child, "Plan", by=by),
        large=True,
    )


def _to_the_child(page: ChildsPlanPage) -> Iterator[Part]:
    worker = f" Your social worker is {page.worker}. You can ask them about anything in it." if page.worker else ""
    opening = f"\n\n{page.opening}" if page.opening else ""
    yield Part("", words=f"This is your plan from {page.since}.{worker}{opening}")
    if page.wishes:
        yield Part("What you told us", tuple(Said("", words, voice=True) for words in page.wishes))
    if page.answer:
        yield Part("What we say to that", words=page.answer)
    if page.hopes:
        yield Part("What will happen")
        for hope in page.hopes:
            steps = tuple(f"{step.what}. {step.who}, by {step.by_when}" for step in hope.steps)
            yield Part("", (Said(hope.outcome, ""),), lines=steps)
    if page.contact:
        yield Part("Who you will see", words=page.contact)
    if page.may_say_yes:
        yield Part("Who can say yes", tuple(Said(one.label, one.words) for one in page.may_say_yes))
    if page.otherwise:
        yield Part("If things change", words=page.otherwise)
    yield Part(
        "If you do not agree",
        words=f"Tell {page.worker or 'your social worker'}, or your reviewing officer. You can also ask for an advocate: "
        "somebody who helps you to be heard.",
    )
