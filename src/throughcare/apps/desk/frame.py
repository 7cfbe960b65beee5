"""What surrounds every page for whoever is signed in: whose council, who they are, and where their roles let them go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from throughcare.apps.duties.escalation import OWN_RUNG
from throughcare.apps.duties.policies import KEEPS_HOLIDAYS, SETS_RULES
from throughcare.apps.oversight.policies import MANAGES
from throughcare.apps.reviews.policies import ANSWERS, REVIEWS
from throughcare.apps.workforce.queries import posts_of
from throughcare.apps.workforce.roles import KEEPS_OUT, MAY_IMPORT, OVERSEES_OTHERS, SIGHT_OF, Role, Sight
from throughcare.core.page import Frame, Link, Session, plain_frame, product_version

WITHOUT_WORK = frozenset({Role.INFORMATION_GOVERNANCE, Role.ADMINISTRATOR})
_WITHOUT_TEAM = frozenset(role for role, sight in SIGHT_OF.items() if sight in {Sight.OWN, Sight.NOBODY})
_PLACES: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("My reviews", "desk:my_reviews", REVIEWS),
    ("My work", "desk:my_work", frozenset(Role) - WITHOUT_WORK),
    ("Today’s exceptions", "desk:exceptions", OVERSEES_OTHERS),
    ("Scorecard", "improvement:scorecard", OVERSEES_OTHERS | {Role.ANALYST}),
    ("Needs your action", "desk:needs_action", frozenset(OWN_RUNG)),
    ("Team and service", "desk:team", frozenset(Role) - WITHOUT_WORK - _WITHOUT_TEAM),
    ("Oversight", "oversight:without", MANAGES),
    ("Challenges", "reviews:challenges", ANSWERS | REVIEWS),
    ("Find", "desk:find", frozenset(Role) - {Role.ADMINISTRATOR, Role.ANALYST}),
    ("Imports", "intake:imports", MAY_IMPORT),
    ("Emergency openings", "involvement:glass", KEEPS_OUT),
    ("Staff", "staff:workers", frozenset({Role.ADMINISTRATOR})),
    ("Wrong records", "desk:wrong_records", frozenset({Role.INFORMATION_GOVERNANCE})),
    ("Who has looked", "involvement:looks", frozenset({Role.INFORMATION_GOVERNANCE})),
)
_SET_UP: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("Rules", "duties:council_rules", KEEPS_HOLIDAYS),
    ("Letters", "letters:templates", SETS_RULES),
)
"""What a council sets up once and seldom changes: beside who is signed in, so that the menu holds the day's work on one row."""


def frame_of(request: HttpRequest) -> Frame:
    """The frame for this request; a plain one before sign-in."""
    worker = getattr(request, "user", None)
    if worker is None or not worker.is_authenticated:
        return plain_frame()
    posts = posts_of(request)
    roles = frozenset(Role(post.role) for post in posts)
    return Frame(
        council=settings.THROUGHCARE_COUNCIL,
        who=worker.name,
        role=", ".join(dict.fromkeys(post.get_role_display() for post in posts)) or "No post at present",
        navigation=tuple(_links(_PLACES, roles, request.path)),
        account=tuple(_links(_SET_UP, roles, request.path)),
        sign_out_url=_address("account_logout"),
        session=Session(stay_url=_address("stay_signed_in"), ended_url=_address("signed_out"))
        if _address("signed_out")
        else None,
        notice="This is a demonstration. Every person here is invented." if settings.DEMO else "",
        accessibility_url=_address("desk:accessibility"),
        version=product_version(),
    )


def _links(places: Iterable[tuple[str, str, frozenset[Role]]], roles: frozenset[Role], path: str) -> Iterator[Link]:
    for text, route, may in places:
        if roles & may and (address := _address(route)):
            yield Link(text, address, current=path.startswith(address) and (address != "/" or path == "/"))


def _address(route: str) -> str:
    """Where a route leads; empty if this build has no such page."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""
