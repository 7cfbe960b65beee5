"""The frame of every page, with the day an imported council stands at, and whether its duties are being reckoned again."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest

from throughcare.apps.desk.frame import frame_of as frame_without_day
from throughcare.apps.duties.again import WORDS
from throughcare.apps.intake.queries import how_it_stands
from throughcare.core.page import Frame


def frame_of(request: HttpRequest) -> Frame:
    """What surrounds every page; a council known from returns alone is shown as at the end of the last."""
    frame = frame_without_day(request)
    if not frame.who:
        return frame
    at, being_reckoned = how_it_stands()
    notice = f"{WORDS} {frame.notice}".strip() if being_reckoned else frame.notice
    return replace(frame, as_at=at, notice=notice)
