"""The frame of every page, with the day an imported council stands at."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest

from throughcare.apps.desk.frame import frame_of as frame_without_day
from throughcare.apps.intake.queries import as_at
from throughcare.core.page import Frame


def frame_of(request: HttpRequest) -> Frame:
    """What surrounds every page; a council known from returns alone is shown as at the end of the last."""
    frame = frame_without_day(request)
    return replace(frame, as_at=as_at()) if frame.who else frame
