"""What is asked when a child comes into care, moves, comes under another order, or leaves care."""

from __future__ import annotations

from dataclasses import replace

from throughcare.core.asking.form import NO, YES, Day, Form, Line, OneOf, Option, Question, Section, When, Words, YesNo
from throughcare.statute.codes import care
from throughcare.statute.codes.code_set import CodeSet

ANOTHER_KIND = "another"
_NOT_OFFERED = frozenset({"T0", "Z11", "Z12", "Z13", "Z14", "D1", "X1"})
"""As older returns put it, or not for people to choose: four kinds whose meaning is still to be confirmed, an order of the past, and
"another episode begins", which is worked out."""


def chosen_from(codes: CodeSet) -> tuple[Option, ...]:
    """The codes of a list that are in use now, in plain words."""
    return tuple(Option(each.code, each.meaning) for each in codes.codes if each.until is None and each.code not in _NOT_OFFERED)


_FIRST = ("U", "Q", "K", "P")
"""Fostering, then homes and parents come first in the list, as most children live so; adoption, and what is rare, come after."""


def _as_they_come(one: Option) -> int:
    return next((turn for turn, letter in enumerate(_FIRST) if one.key.startswith(letter)), len(_FIRST))


KINDS = (
    *sorted(chosen_from(care.PLACE), key=_as_they_come),
    Option(ANOTHER_KIND, "Another kind of placement: say which in words below"),
)
ME, THEIR_WORKER, THE_MANAGER = "me", "worker", "manager"
OWNERS = (
    Option(ME, "I will"),
    Option(THEIR_WORKER, "Their social worker"),
    Option(THE_MANAGER, "The team’s manager"),
)
APPROVAL_HINT = "The placement is recorded either way. Where it is not approved yet, whoever must get it approved is named on the child’s page."


ANOTHER_CARER = When("same_carer", (NO,))


def _asked_of_it(fact: str, when: When | None = None) -> tuple[Question, ...]:
    """What the law turns on of a placement with another carer. Who stays with a carer stays where they were."""
    return (
        Question(
            "emergency",
            "Was it made in an emergency?",
            YesNo(),
            hint="With no time to plan it, or to give notice beforehand",
            needed=True,
            when=when,
            tells=f"{fact}.emergency",
        ),
        Question(
            "out_of_area",
            "Is it outside this council’s area?",
            YesNo(),
            needed=True,
            when=when,
            tells=f"{fact}.out_of_area",
        ),
    )


def _with(form: Form, *more: Question, after: str) -> Form:
    """The next version of a form of one section: more is asked, after one of its questions."""
    (section,) = form.sections
    place = next(turn for turn, one in enumerate(section.questions) if one.key == after) + 1
    asked = (*section.questions[:place], *more, *section.questions[place:])
    return replace(form, version=form.version + 1, sections=(replace(section, questions=asked),))


def _placement(fact: str) -> tuple[Question, ...]:
    """What every placement is asked: what kind, with whom, where, and whether it has been approved."""
    return (
        Question("kind", "What kind of placement?", OneOf(KINDS), needed=True, tells=f"{fact}.kind"),
        Question("provider", "Who provides it?", OneOf(chosen_from(care.PLACE_PROVIDER)), needed=True, tells=f"{fact}.provider"),
        Question("carer", "The carer’s or home’s name", Line(longest=120), tells=f"{fact}.carer"),
        Question("postcode", "Its postcode", Line(longest=8), tells=f"{fact}.postcode"),
        Question("urn", "Ofsted’s number for the home or agency", Line(longest=8), tells=f"{fact}.urn"),
        Question(
            "temporary",
            "Is this a relative or friend approved for the time being?",
            YesNo(),
            hint="Regulation 24: a connected person, approved for 16 weeks at most unless it is extended",
            needed=True,
            tells=f"{fact}.temporary_approval",
        ),
        Question(
            "approved", "Has the placement been approved?", YesNo(), hint=APPROVAL_HINT, needed=True, tells=f"{fact}.approved"
        ),
        Question(
            "approved_by",
            "Who approved it?",
            Line(longest=120),
            hint="A name and a role",
            needed=True,
            when=When("approved", (YES,)),
            tells=f"{fact}.approved_by",
        ),
        Question("approved_on", "On which day?", Day(), needed=True, when=When("approved", (YES,)), tells=f"{fact}.approved_on"),
        Question(
            "owner", "Who will get it approved?", OneOf(OWNERS), needed=True, when=When("approved", (NO,)), tells=f"{fact}.owner"
        ),
    )


_CAME_INTO_CARE = Form(
    key="came-into-care",
    version=1,
    title="Became looked after",
    sections=(
        Section(
            key="care",
            title="Becoming looked after",
            questions=(
                Question("on", "On which day did they become looked after?", Day(), needed=True, tells="period.started_on"),
                Question("status", "Under what law?", OneOf(chosen_from(care.LS)), needed=True, tells="period.legal_status"),
                Question("need", "The main need that led to it", OneOf(chosen_from(care.CIN)), needed=True, tells="period.need"),
                Question("from_postcode", "Postcode of where they lived", Line(longest=8), tells="period.home_postcode"),
                Question(
                    "why",
                    "Why, what was tried first, and who decided",
                    Words(rows=6),
                    needed=True,
                    tells="period.why_it_began",
                ),
                *_placement("first_placement"),
            ),
        ),
    ),
)

CAME_INTO_CARE = (_CAME_INTO_CARE, _with(_CAME_INTO_CARE, *_asked_of_it("first_placement"), after="postcode"))
"""The form as it was, and as it is."""

_MOVED = Form(
    key="move",
    version=1,
    title="Placement or move",
    sections=(
        Section(
            key="move",
            title="The placement",
            questions=(
                Question("on", "On which day did they move?", Day(), needed=True, tells="placement.started_on"),
                Question(
                    "reason",
                    "Why did the placement before end?",
                    OneOf(chosen_from(care.REASON_PLACE_CHANGE)),
                    needed=True,
                    tells="placement.reason_ended",
                ),
                Question("planned", "Was the move planned?", YesNo(), needed=True, tells="placement.ended_planned"),
                Question("same_carer", "Is the carer the same?", YesNo(), needed=True, tells="placement.same_carer"),
                *_placement("placement"),
                Question(
                    "words",
                    "What led to the move, and how they were prepared for it",
                    Words(rows=6),
                    needed=True,
                    tells="placement.words",
                ),
                Question(
                    "voice", "What {child} said about it, in their own words", Words(rows=3), voice=True, tells="placement.voice"
                ),
            ),
        ),
    ),
)

MOVED = (_MOVED, _with(_MOVED, *_asked_of_it("placement", ANOTHER_CARER), after="postcode"))
"""The form as it was, and as it is."""

ANOTHER_STATUS = Form(
    key="legal-status",
    version=1,
    title="Legal status changed",
    sections=(
        Section(
            key="status",
            title="The legal status",
            questions=(
                Question("on", "From which day?", Day(), needed=True, tells="legal_status.started_on"),
                Question("status", "Under what law now?", OneOf(chosen_from(care.LS)), needed=True, tells="legal_status.code"),
                Question("words", "What the court or whoever decided said", Words(rows=5), tells="legal_status.words"),
            ),
        ),
    ),
)

LEFT_CARE = Form(
    key="left-care",
    version=1,
    title="Stopped being looked after",
    sections=(
        Section(
            key="left",
            title="Leaving care",
            questions=(
                Question("on", "On which day did they stop being looked after?", Day(), needed=True, tells="period.ended_on"),
                Question("reason", "Why?", OneOf(chosen_from(care.REC)), needed=True, tells="period.reason_ended"),
                Question(
                    "words",
                    "Who decided, what is arranged, and who stays in touch",
                    Words(rows=6),
                    needed=True,
                    tells="period.what_is_arranged",
                ),
                Question(
                    "voice", "What {child} said about it, in their own words", Words(rows=3), voice=True, tells="period.voice"
                ),
            ),
        ),
    ),
)
