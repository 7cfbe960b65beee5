"""The frame of every page, with the day an imported council or child stands at, and whether duties are being reckoned again."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest

from throughcare.apps.desk.frame import frame_of as frame_without_day
from throughcare.apps.duties.again import WORDS
from throughcare.apps.intake.queries import how_it_stands
from throughcare.apps.involvement.queries import opened
from throughcare.core.page import Frame


def frame_of(request: HttpRequest) -> Frame:
    """What surrounds every page. What is known from returns alone is shown as at the end of the last: the council, or the child whose
    record the page opened. It is said here, so that no page about a child can forget to.
    """
    frame = frame_without_day(request)
    if not frame.who:
        return frame
    at, being_reckoned = how_it_stands(opened(request))
    notice = f"{WORDS} {frame.notice}".strip() if being_reckoned else frame.notice
    return replace(frame, as_at=at, notice=notice)
