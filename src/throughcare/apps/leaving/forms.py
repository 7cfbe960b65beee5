"""What is asked about a young person who has left care: whether we are in touch, what they do, where they live and whether it suits them."""

from __future__ import annotations

from throughcare.apps.agreed.forms import actions_asked
from throughcare.core.asking.form import Day, Form, OneOf, Option, Question, Section, When, Words
from throughcare.statute.codes import outcomes
from throughcare.statute.codes.code_set import CodeSet

IN_TOUCH_IS = "YES"
_IN_TOUCH = When("in_touch", (IN_TOUCH_IS,))
_NOT_SAID = "0"


def _in_use(codes: CodeSet, *, without: str = "") -> tuple[Option, ...]:
    return tuple(Option(each.code, each.meaning) for each in codes.codes if each.until is None and each.code != without)


IN_TOUCH = Form(
    key="in-touch",
    version=1,
    title="In touch after leaving care",
    guidance=(
        "Did you meet or speak, and did they answer? How are they, what goes well, what worries them, and what do they ask of us? "
        "A message that nobody answered is a note, and not being in touch."
    ),
    sections=(
        Section(
            key="contact",
            title="In touch after leaving care",
            questions=(
                Question("on", "On which day was this?", Day(today=True), needed=True, tells="leaving.contact_on"),
                Question(
                    "in_touch",
                    "Are we in touch with {child}?",
                    OneOf(_in_use(outcomes.IN_TOUCH)),
                    hint="In touch means both ways: they answered, or you met.",
                    needed=True,
                    tells="leaving.in_touch",
                ),
                Question(
                    "activity",
                    "What do they do now?",
                    OneOf(_in_use(outcomes.ACTIV)),
                    needed=True,
                    when=_IN_TOUCH,
                    tells="leaving.activity",
                ),
                Question(
                    "lives",
                    "Where do they live, and does it suit them?",
                    OneOf(_in_use(outcomes.ACCOM, without=_NOT_SAID)),
                    needed=True,
                    when=_IN_TOUCH,
                    tells="leaving.accommodation",
                ),
                Question("voice", "What {child} said, in their own words", Words(rows=4), voice=True, tells="leaving.words"),
                Question(
                    "words",
                    "How they are, or what was tried to reach them, and what happens next",
                    Words(rows=5),
                    needed=True,
                    carries=True,
                    tells="leaving.analysis",
                ),
                actions_asked(what="What is to be done?"),
            ),
        ),
    ),
)
