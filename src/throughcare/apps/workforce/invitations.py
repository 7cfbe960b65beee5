"""The link with which somebody who was entered chooses a password, and the letter that carries it.

The link is the sign-in library's own for choosing a new password: it works once, for days that a setting says, and not once they have
signed in. A second factor, where they have one, is asked for as always.
"""

from __future__ import annotations

import logging
from smtplib import SMTPException

from allauth.account.forms import default_token_generator
from allauth.account.internal.flows.password_reset import get_reset_password_from_key_url
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.urls import reverse

from throughcare.apps.workforce.models import Worker

SUBJECT = "Your sign-in to Throughcare"
LETTER = """Hello {name},

You can now sign in to Throughcare{council}. Choose a password here:

{link}

The link works once, and for {days} days. If you did not expect this, tell whoever looks after Throughcare for your council.
"""


def can_be_sent() -> bool:
    """Whether a server for outgoing e-mail is set up; without one, letters go to the log of the machine."""
    return not settings.EMAIL_BACKEND.endswith("console.EmailBackend")


def link_for(worker: Worker, *, request: HttpRequest | None = None) -> str:
    """The link with which one worker chooses a password, once. Asked for outside any page, it leads where letters say we are."""
    person, token = user_pk_to_url_str(worker), default_token_generator.make_token(worker)
    if request is None:
        return f"{settings.THROUGHCARE_ADDRESS}{reverse('account_reset_password_from_key', args=[person, token])}"
    return str(get_reset_password_from_key_url(request, f"{person}-{token}"))


def send(worker: Worker, *, link: str) -> bool:
    """Send the letter. Answers whether it went: if not, the link has to reach them another way."""
    council = f" at {settings.THROUGHCARE_COUNCIL}" if settings.THROUGHCARE_COUNCIL else ""
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
    words = LETTER.format(name=worker.name, council=council, link=link, days=days)
    try:
        return bool(send_mail(SUBJECT, words, None, [worker.email]))
    except (SMTPException, OSError) as fault:
        logging.getLogger(__name__).warning("An invitation could not be sent: %s", type(fault).__name__)
        return False
