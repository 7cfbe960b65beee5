"""Visits and reviews booked ahead. Told from the child's key and not by chance, so that whatever else is told stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid5

from throughcare.core.today import LONDON
from throughcare.demo.chance import birthday, working
from throughcare.demo.facts import Booking, Version
from throughcare.demo.story import Story

REVIEWS_AHEAD = timedelta(days=42)
"""A review is booked when it is not further off than this."""


def book_visit(story: Story, day: date, since: date) -> None:
    """The next visit, booked for two children in three; for some of them the hour has moved once."""
    lot, worker = story.child.int % 12, story.working("social_worker", story.last_day)
    if lot >= 8 or worker is None:
        return
    at = datetime.combine(day, time(10 + lot % 6, 30 * (lot % 2)), tzinfo=LONDON)
    key = uuid5(story.child, "the next visit")
    first = Booking(key, story.child, "visit", at.replace(hour=9), worker, worker, key, place="Where they live")
    known = datetime.combine(max(since, story.last_day - timedelta(days=3 + lot)), time(15, lot), tzinfo=LONDON)
    moved = replace(first, booked_at=at, because="The carer asked for a later hour") if lot % 2 else replace(first, booked_at=at)
    if lot % 2:
        story.pen.versions.append(Version(first, known, worker, "booked"))
        story.pen.versions.append(Version(moved, known + timedelta(hours=1), worker, "booking moved"))
    else:
        story.pen.versions.append(Version(moved, known, worker, "booked"))


def book_review(story: Story, held: list[date]) -> None:
    """The next review, booked for four children in five who have one in the next six weeks, some days before it is due."""
    lot, officer = story.child.int // 12 % 10, story.working("reviewing_officer", story.last_day)
    if lot >= 8 or officer is None or not held:
        return
    day = working(held[-1] + timedelta(days=(88 if len(held) == 1 else 181) - 2 * lot))
    day = day if day.weekday() < 5 else day - timedelta(days=2)
    if not story.last_day < day <= story.last_day + REVIEWS_AHEAD or day >= birthday(story.who.born_on, 18):
        return
    at = datetime.combine(day, time(10 + lot % 5, 0), tzinfo=LONDON)
    key = uuid5(story.child, "the next review")
    known = datetime.combine(story.last_day - timedelta(days=1 + lot), time(11, lot), tzinfo=LONDON)
    fact = Booking(key, story.child, "review", at, officer, officer, key, place="Where they live")
    story.pen.versions.append(Version(fact, max(known, datetime.combine(held[-1], time(17), tzinfo=LONDON)), officer, "booked"))
