"""What is asked of a challenge: raised, answered, taken to the next stage, resolved."""

from __future__ import annotations

from throughcare.apps.reviews.models import Challenge, ChallengeAnswer, ChallengeOutcome, ChallengeStage
from throughcare.core.asking.form import Day, Form, OneOf, Option, Question, Section, Words, options

OF_CHALLENGE = OneOf(offered="challenges")
FORMAL = tuple(Option(one.value, str(one.label)) for one in ChallengeStage.Level if one is not ChallengeStage.Level.INFORMAL)

CHALLENGE = Form(
    key="challenge",
    version=1,
    title="Challenge",
    finish="Raise the challenge",
    guidance="Say what is not right for the child, what it does to them, and what you ask for. "
    "A formal challenge must be resolved within twenty working days, all stages together.",
    sections=(
        Section(
            key="challenge",
            title="The challenge",
            questions=(
                Question("on", "When do you raise it?", Day(), needed=True, tells="challenge.raised_on"),
                Question(
                    "about",
                    "What is it about?",
                    OneOf(options(list(Challenge.About.choices))),
                    needed=True,
                    tells="challenge.about",
                ),
                Question(
                    "words", "What is not right, and what it does to {child}", Words(rows=5), needed=True, tells="challenge.words"
                ),
                Question("asks", "What do you ask for, and by when?", Words(rows=3), needed=True, tells="challenge.asks"),
                Question(
                    "level",
                    "At what stage?",
                    OneOf(options(list(ChallengeStage.Level.choices))),
                    hint="You may begin at any stage.",
                    needed=True,
                    tells="challenge_stage.level",
                ),
                Question(
                    "asked", "Who is asked to answer?", OneOf(offered="answerers"), needed=True, tells="challenge_stage.asked"
                ),
            ),
        ),
    ),
)
ANSWER = Form(
    key="challenge-answer",
    version=1,
    title="Answer to a challenge",
    finish="Send the answer",
    sections=(
        Section(
            key="answer",
            title="Your answer",
            questions=(
                Question("challenge", "To which challenge?", OF_CHALLENGE, needed=True, chosen=True),
                Question(
                    "answer",
                    "Do you accept it?",
                    OneOf(options(list(ChallengeAnswer.Answer.choices))),
                    needed=True,
                    tells="challenge_answer.answer",
                ),
                Question(
                    "words",
                    "What will be done, by whom and by when; or why not",
                    Words(rows=5),
                    needed=True,
                    tells="challenge_answer.words",
                ),
            ),
        ),
    ),
)
STAGE = Form(
    key="challenge-stage",
    version=1,
    title="Challenge taken to the next stage",
    finish="Take it there",
    sections=(
        Section(
            key="stage",
            title="The next stage",
            questions=(
                Question("challenge", "Which challenge?", OF_CHALLENGE, needed=True, chosen=True),
                Question("on", "From when?", Day(), needed=True, tells="challenge_stage.opened_on"),
                Question("level", "To what stage?", OneOf(FORMAL), needed=True),
                Question("asked", "Who is asked to answer?", OneOf(offered="answerers"), needed=True),
                Question("why", "Why the answer so far is not enough", Words(rows=4), needed=True, tells="challenge_stage.why"),
            ),
        ),
    ),
)
OUTCOME = Form(
    key="challenge-outcome",
    version=1,
    title="How a challenge ended",
    sections=(
        Section(
            key="outcome",
            title="The outcome",
            questions=(
                Question("challenge", "Which challenge?", OF_CHALLENGE, needed=True, chosen=True),
                Question("on", "When was it resolved?", Day(), needed=True, tells="challenge_outcome.resolved_on"),
                Question(
                    "outcome",
                    "How did it end?",
                    OneOf(options(list(ChallengeOutcome.Outcome.choices))),
                    needed=True,
                    tells="challenge_outcome.outcome",
                ),
                Question(
                    "effect",
                    "What did it change for {child}?",
                    OneOf(options(list(ChallengeOutcome.Effect.choices))),
                    needed=True,
                    tells="challenge_outcome.effect",
                ),
                Question(
                    "words", "What is different for {child} now", Words(rows=4), needed=True, tells="challenge_outcome.words"
                ),
            ),
        ),
    ),
)
