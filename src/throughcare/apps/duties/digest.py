"""The letter of the night: to each who has something to do, how much of what. Counts alone; no name, and nothing of any child."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Prefetch

from throughcare.apps.agreed.queries import late_actions_of
from throughcare.apps.duties.escalation import Which, answers, how_many
from throughcare.apps.duties.mine import marked_mine, mine, summed_mine
from throughcare.apps.duties.queries import Late, owed_now
from throughcare.apps.workforce.models import Post, Worker
from throughcare.apps.writing.queries import drafts_of
from throughcare.core.acting import acting_as
from throughcare.core.periods import on_day
from throughcare.core.refused import Refused
from throughcare.core.today import now, today
from throughcare.core.words import count, long_date


@dataclass(frozen=True, slots=True)
class Counts:
    """How much one worker has to do. The last three are a manager's."""

    late: int
    soon: int
    actions: int
    drafts: int
    needs: int = 0
    tomorrow: int = 0
    clinic: int = 0

    @property
    def lines(self) -> tuple[str, ...]:
        """What there is, each in a line; nothing of what there is none of."""
        said = (
            (self.late, "of yours late"),
            (self.soon, "of yours due within 5 days"),
            (self.actions, "you agreed to do, now late"),
            (self.drafts, "begun and not finished"),
            (self.needs, "waiting for you to record what is done about it"),
            (self.tomorrow, "of your teams due by tomorrow"),
            (self.clinic, "two weeks late or more"),
        )
        return tuple(f"{count(number, 'thing')} {words}" for number, words in said if number)


def counts_of(worker: Worker, posts: Sequence[Post]) -> Counts:
    """How much somebody has to do, as their own pages count it. Asked in their name, so that it counts what they may see."""
    own = summed_mine(marked_mine(owed_now(today(), now=now()), mine(worker, posts, today()))).own
    whose = answers(posts)
    return Counts(
        late=own[Late.BY_A_WEEK] + own[Late.OVERDUE],
        soon=own[Late.SOON],
        actions=late_actions_of(worker).count(),
        drafts=drafts_of(worker).count(),
        needs=how_many(Which.NEEDS, whose),
        tomorrow=how_many(Which.TOMORROW, whose),
        clinic=how_many(Which.CLINIC, whose),
    )


def letter(counts: Counts, *, to: str, on: date) -> EmailMessage:
    """The letter that says so."""
    body = "\n".join(
        (
            f"Throughcare on {long_date(on)}:",
            "",
            *(f"- {line}" for line in counts.lines),
            "",
            f"Open Throughcare: {settings.THROUGHCARE_ADDRESS}/",
            "",
            "This letter holds counts and no names. It is sent when there is something to do.",
        )
    )
    return EmailMessage(subject=f"Throughcare: {counts.lines[0]}", body=body, to=[to])


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the letters: how many were sent, how many workers had nothing to do, and whose address was refused."""

    sent: int
    quiet: int
    refused: tuple[str, ...]


def send_digests() -> Sent:
    """Write to everybody who has something to do. An address that is refused does not keep the others from theirs.

    Raises Refused where the mail server does not answer at all.
    """
    sent, quiet, refused = 0, 0, []
    connection = get_connection()
    try:
        connection.open()
        for worker, counts in _everybody():
            if not counts.lines:
                quiet += 1
                continue
            try:
                connection.send_messages([letter(counts, to=worker.email, on=today())])
            except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused):
                refused.append(worker.email)
            else:
                sent += 1
        connection.close()
    except (OSError, smtplib.SMTPException) as problem:
        raise Refused(
            f"The mail server at {settings.EMAIL_HOST}:{settings.EMAIL_PORT} did not take the letters: {problem}"
        ) from None
    return Sent(sent, quiet, tuple(refused))


def _everybody() -> Iterator[tuple[Worker, Counts]]:
    held = Post.objects.filter(on_day(today())).select_related("team")
    working = Worker.objects.filter(is_active=True, pk__in=held.values("worker"))
    for worker in working.prefetch_related(Prefetch("posts", held, to_attr="held_now")).order_by("pk"):
        posts: list[Post] = worker.held_now
        with acting_as(worker.pk):
            counts = counts_of(worker, posts)
        yield worker, counts
