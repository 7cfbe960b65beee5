"""The letters Throughcare comes with: a beginning, each council's own to change."""

from __future__ import annotations

from typing import NamedTuple


class Came(NamedTuple):
    """A template as Throughcare came with it."""

    name: str
    about: str
    subject: str
    words: str


CLOSE = "\n\nYours sincerely\n\n\n{writer}\n{writer_role}, {council}"
CAME_WITH = (
    Came(
        "To a child or young person: your review",
        "child",
        "Your review",
        "Dear {first_name}\n\n"
        "Your next review is on {next_review}. It will be at: {place}\n\n"
        "A review is a meeting about you. We talk about how things are going, what you want to happen, and who will do what.\n\n"
        "You can choose how you take part. You can come, and say things yourself. You can ask somebody to speak for you. You can draw it or "
        "write it down. {reviewing_officer} runs the meeting, and would like to talk with you alone before it.\n\n"
        "You can say who should come, where we meet and what we talk about. Tell {social_worker}, or ask for an advocate: somebody who helps "
        "you to be heard.\n\nFrom\n\n\n{writer}",
    ),
    Came(
        "To a parent or carer: invitation to a review",
        "child",
        "Review of the plan for {child}",
        "Dear\n\n"
        "The next review of the plan for {first_name} is on {next_review}. It will be at: {place}\n\n"
        "We will talk about how {first_name} is, what has been done since the last review, and what comes next. {reviewing_officer} leads the "
        "review, and belongs to no team that works with {first_name}.\n\n"
        "What you think matters. If you cannot come, write or ring before it, and it will be heard.\n\n"
        "If you need an interpreter, or help to get there, ring {social_worker} as soon as you can." + CLOSE,
    ),
    Came(
        "To a child or young person: what your review decided",
        "review",
        "What we decided at your review",
        "Dear {first_name}\n\n"
        "Thank you for your part in your review on {review_on}.\n\n"
        "What you said:\n[write it here]\n\n"
        "What will happen, who does it and by when:\n[write it here]\n\n"
        "If something is not done, or you do not agree, tell {reviewing_officer}. You can also ask for an advocate, or complain; it is always "
        "all right to do so.\n\nFrom\n\n\n{writer}",
    ),
    Came(
        "To a parent or carer: the record of a review",
        "review",
        "Review of {review_on}: {child}",
        "Dear\n\n"
        "The review of the plan for {first_name} was held on {review_on}, and {review_chair} led it. The record of it is with this letter.\n\n"
        "Please read it, and tell us if anything in it is not right. If you do not agree with what was decided, say so to {reviewing_officer}."
        + CLOSE,
    ),
    Came(
        "To a child or young person: your new social worker",
        "child",
        "Your new social worker",
        "Dear {first_name}\n\n"
        "My name is {writer}. I am your new social worker. I work in the {team}.\n\n"
        "I know that it is not easy when somebody new comes. I have read what matters to you, and I would like to hear it from you. I will come "
        "to see you on [write the day here]. You can choose where we meet, and who is there.\n\nFrom\n\n\n{writer}",
    ),
)
