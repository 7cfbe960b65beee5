"""Every route, asked by every role about every kind of child: who may is written here once, and nothing is left out.

Routes come from the addresses themselves, so a new one without a line in RULES fails. `throughcare reference` may print this table.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from throughcare.apps.desk.frame import WITHOUT_WORK
from throughcare.apps.duties.escalation import OWN_RUNG
from throughcare.apps.duties.policies import ANSWERS_FOR_OTHERS, SETS_RULES
from throughcare.apps.improvement.policies import MEETS, PLANS, SEES_FIGURES
from throughcare.apps.involvement.file_policies import ADDS, MENDS_NOT
from throughcare.apps.involvement.policies import FITS, LETS_INSPECTORS_IN, NAMES_REVIEWING_OFFICERS
from throughcare.apps.oversight.policies import MANAGES
from throughcare.apps.quality.policies import SEES as SEES_DOUBTS
from throughcare.apps.reviews.policies import REVIEWS
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import KEEPS_STAFF
from throughcare.apps.workforce.roles import (
    ALLOCATES,
    APPROVES,
    KEEPS_OUT,
    MAY_IMPORT,
    OVERSEES_OTHERS,
    SIGHT_OF,
    TOLD_A_RECORD_EXISTS,
    Role,
    Sight,
)
from throughcare.apps.writing.policies import ONLY_READS
from throughcare.core.jinja import has_route

pytestmark = pytest.mark.django_db
KINDS = ("own", "team", "other", "restricted", "sealed")
NOT_THERE = UUID("00000000-0000-4000-8000-00000000dead")


class Open(Enum):
    """Who a route is open to."""

    ANYBODY = auto()  # signed in or not
    SIGNED_IN = auto()  # any role: what it shows is filtered by who may see
    DEMONSTRATION = auto()  # nobody, but in a demonstration
    CHILD = auto()  # whoever may see the child, names and facts
    PART = auto()  # something on a child's record, open like the child; here nothing has the key asked with
    TOLD = auto()  # duty workers, of a restricted record alone
    BEGINS = auto()  # any role; those without work with children are sent on to where theirs begins
    LEADS_ON = auto()  # any role, and each is sent on to where theirs begins
    BY_POST = auto()  # answers a POST only
    NOBODY = auto()  # a page of the sign-in library's that we do without


@dataclass(frozen=True)
class ChildFor:
    """Open to whoever may see the child and holds one of these roles."""

    roles: frozenset[Role]


@dataclass(frozen=True)
class PartFor:
    """Something on a child's record, open to whoever may see the child and holds one of these roles; here nothing has the key asked with."""

    roles: frozenset[Role]


SEES_A_TEAM = frozenset(role for role in Role if SIGHT_OF[role] not in {Sight.OWN, Sight.IDENTITY, Sight.NOBODY})

MENDS = frozenset(Role) - MENDS_NOT
GLASS = KEEPS_OUT | {Role.INFORMATION_GOVERNANCE}
WRITES = frozenset(Role) - ONLY_READS
Rule = Open | ChildFor | PartFor | frozenset[Role]

RULES: dict[str, Rule] = {
    "alive": Open.ANYBODY,
    "no_addresses": Open.NOBODY,
    "demo_sign_in": Open.DEMONSTRATION,
    "second_factor": Open.SIGNED_IN,
    "stay_signed_in": Open.BY_POST,
    "signed_out": Open.ANYBODY,
    "staff:workers": KEEPS_STAFF,
    "staff:add_worker": KEEPS_STAFF,
    "staff:worker": KEEPS_STAFF,
    "staff:give_post": KEEPS_STAFF,
    "staff:end_post": KEEPS_STAFF,
    "staff:invite": Open.BY_POST,
    "staff:close_account": KEEPS_STAFF,
    "staff:open_account": Open.BY_POST,
    "staff:teams": KEEPS_STAFF,
    "staff:add_team": KEEPS_STAFF,
    "staff:rename_team": KEEPS_STAFF,
    "involvement:looks": frozenset({Role.INFORMATION_GOVERNANCE}),
    "involvement:looks_not_involved": frozenset({Role.INFORMATION_GOVERNANCE}),
    "involvement:looks_csv": frozenset({Role.INFORMATION_GOVERNANCE}),
    "involvement:glass": GLASS,
    "involvement:review_glass": GLASS,
    "involvement:people": Open.CHILD,
    "involvement:give": ChildFor(ALLOCATES),
    "involvement:end": NAMES_REVIEWING_OFFICERS,
    "involvement:kept": Open.CHILD,
    "involvement:restrict": ChildFor(KEEPS_OUT),
    "involvement:let_in": ChildFor(KEEPS_OUT | LETS_INSPECTORS_IN),
    "involvement:lift": KEEPS_OUT,
    "involvement:still_restricted": KEEPS_OUT,
    "involvement:let_in_no_longer": Open.BY_POST,
    "involvement:addresses": Open.CHILD,
    "involvement:name_reader": ChildFor(KEEPS_OUT),
    "involvement:protect": KEEPS_OUT,
    "involvement:stop_protecting": Open.BY_POST,
    "involvement:reader_no_longer": Open.BY_POST,
    "involvement:break_glass": Open.TOLD,
    "desk:my_reviews": REVIEWS,
    "desk:review_pack": Open.CHILD,
    "desk:review_pack_pdf": Open.CHILD,
    "reviews:of_child": Open.CHILD,
    "reviews:begin": Open.BY_POST,
    "reviews:challenges": Open.SIGNED_IN,
    "desk:my_work": Open.BEGINS,
    "desk:begin": Open.LEADS_ON,
    "desk:team": SEES_A_TEAM,
    "desk:team_csv": SEES_A_TEAM,
    "desk:exceptions": OVERSEES_OTHERS,
    "desk:exceptions_csv": OVERSEES_OTHERS,
    "improvement:scorecard": SEES_FIGURES,
    "improvement:pack_csv": SEES_FIGURES,
    "improvement:pack_xlsx": SEES_FIGURES,
    "improvement:pack_pdf": SEES_FIGURES,
    "improvement:figure": SEES_FIGURES,
    "improvement:children_csv": SEES_FIGURES,
    "improvement:act": SEES_FIGURES,
    "improvement:finish": SEES_FIGURES,
    "improvement:plan": SEES_FIGURES,
    "improvement:add_objective": PLANS,
    "improvement:objective": SEES_FIGURES,
    "improvement:add_aim": PLANS,
    "improvement:propose_done": PLANS,
    "improvement:agree_done": PLANS,
    "improvement:say_not_yet": PLANS,
    "improvement:set_target": PLANS,
    "improvement:reports": PLANS,
    "improvement:begin_report": PLANS,
    "improvement:report": PLANS,
    "improvement:report_pdf": PLANS,
    "improvement:report_words": PLANS,
    "improvement:keep_report_words": Open.BY_POST,
    "improvement:report_versions": PLANS,
    "improvement:issue_report": PLANS,
    "improvement:clinics": MEETS,
    "improvement:call_clinic": MEETS,
    "improvement:clinic": frozenset(),
    "improvement:close_clinic": frozenset(),
    "improvement:note_why": SEES_FIGURES,
    "improvement:why_versions": SEES_FIGURES,
    "improvement:keep_why": Open.BY_POST,
    "desk:find": Open.SIGNED_IN,
    "desk:child": Open.CHILD,
    "desk:add": Open.CHILD,
    "desk:chronology": Open.CHILD,
    "desk:chronology_word": Open.PART,
    "desk:chronology_pdf": Open.PART,
    "desk:family": Open.CHILD,
    "search:within": Open.CHILD,
    "desk:book": ChildFor(WRITES),
    "desk:booking": Open.PART,
    "desk:move_booking": PartFor(WRITES),
    "desk:call_off_booking": PartFor(WRITES),
    "desk:diary_file": Open.SIGNED_IN,
    "quality:to_put_right": SEES_DOUBTS,
    "quality:put_right": PartFor(MENDS),
    "quality:it_is_right": PartFor(MENDS),
    "desk:needs_action": frozenset(OWN_RUNG),
    "desk:add_child": ADDS,
    "desk:file": Open.CHILD,
    "desk:mend": ChildFor(MENDS),
    "desk:add_name": ChildFor(MENDS),
    "desk:add_number": ChildFor(MENDS),
    "desk:draw": ChildFor(MENDS),
    "desk:move_home": ChildFor(MENDS),
    "desk:warn": ChildFor(MENDS),
    "desk:take_name": Open.BY_POST,
    "desk:end_number": MENDS,
    "desk:tie": MENDS,
    "desk:agree_hazard": Open.BY_POST,
    "desk:review_hazard": KEEPS_OUT,
    "desk:approval": MENDS,
    "desk:link_same": ChildFor(KEEPS_OUT),
    "desk:unlink": KEEPS_OUT,
    "desk:wrong_child": Open.PART,
    "desk:wrong_records": frozenset({Role.INFORMATION_GOVERNANCE}),
    "desk:wrong_record": frozenset({Role.INFORMATION_GOVERNANCE}),
    "desk:accessibility": Open.ANYBODY,
    "agreed:mine": Open.SIGNED_IN,
    "agreed:of_child": Open.CHILD,
    "agreed:complete": Open.PART,
    "agreed:again": Open.PART,
    "agreed:give": Open.PART,
    "agreed:end": Open.PART,
    "oversight:without": MANAGES,
    "oversight:decisions": Open.CHILD,
    "oversight:supervisions": Open.CHILD,
    "oversight:meetings": Open.CHILD,
    "writing:begin": Open.BY_POST,
    "writing:document": Open.PART,
    "writing:section": Open.PART,
    "writing:file": Open.PART,
    "plans:plan": Open.CHILD,
    "plans:for_child": Open.PART,
    "plans:print": Open.PART,
    "letters:templates": SETS_RULES,
    "letters:add": SETS_RULES,
    "letters:template": SETS_RULES,
    "letters:of_child": Open.CHILD,
    "letters:begin": Open.BY_POST,
    "letters:begin_after_review": Open.BY_POST,
    "letters:print": Open.PART,
    "plans:print_for_child": Open.PART,
    "writing:print": Open.PART,
    "writing:decide": Open.PART,
    "writing:take_back": Open.BY_POST,
    "writing:take_up": Open.BY_POST,
    "writing:history": Open.PART,
    "writing:beside": Open.PART,
    "writing:cover": APPROVES,
    "writing:end_cover": Open.BY_POST,
    "writing:keep": Open.BY_POST,
    "core:key": Open.SIGNED_IN,
    "core:keep_unsent": Open.BY_POST,
    "core:begin_afresh": Open.BY_POST,
    "duties:excuse": PartFor(ANSWERS_FOR_OTHERS),
    "duties:withdraw_excuse": PartFor(ANSWERS_FOR_OTHERS),
    "duties:act": PartFor(ANSWERS_FOR_OTHERS),
    "duties:act_on_action": PartFor(ANSWERS_FOR_OTHERS),
    "duties:act_on_many": Open.BY_POST,
    "duties:council_rules": Open.SIGNED_IN,
    "duties:rule": Open.SIGNED_IN,
    "duties:withdraw": Open.BY_POST,
    "duties:holidays": Open.SIGNED_IN,
    "duties:withdraw_holiday": Open.BY_POST,
    "duties:terms": Open.SIGNED_IN,
    "duties:withdraw_term": Open.BY_POST,
    "duties:progress": Open.SIGNED_IN,
    "duties:set_going": Open.BY_POST,
    "intake:imports": MAY_IMPORT,
    "intake:bring_in": MAY_IMPORT,
    "intake:batch": MAY_IMPORT,
    "intake:progress": MAY_IMPORT,
    "intake:read_again": Open.BY_POST,
    "intake:commit": Open.BY_POST,
    "intake:leave": Open.BY_POST,
    "intake:rows": MAY_IMPORT,
    "intake:children": MAY_IMPORT,
    "intake:mend": MAY_IMPORT,
}

# Routes asked by the key of something other than a person. Here nothing has it: those let in are told so, the others refused.
OTHER_KEYS: dict[str, object] = (
    {"batch_id": UUID(int=0), "row_id": 0, "key": "XX-99", "holiday_id": UUID(int=0), "term_id": UUID(int=0)}
    | {
        key: UUID(int=0)
        for key in (
            "allocation_id",
            "restriction_id",
            "admission_id",
            "address_id",
            "reader_id",
            "worker_id",
            "post_id",
            "team_id",
            "document_id",
            "booking_id",
            "attachment_id",
            "cover_id",
            "about_id",
            "action_id",
            "alias_id",
            "number_id",
            "tie_id",
            "hazard_id",
            "approval_id",
            "link_id",
            "wrong_id",
            "template_id",
            "review_id",
            "objective_id",
            "aim_id",
            "clinic_id",
            "item_id",
            "doubt_id",
            "report_id",
        )
    }
    | {"form": "note", "section": "note", "kind": "care", "anchor": "duty-LA-20-2026-01-05"}
)

# Of the pages of one's own account, which come from allauth: those that somebody not signed in may open.
BEFORE_SIGNING_IN = {
    "account_login", "account_signup", "account_inactive", "account_logout", "account_email_verification_sent", "account_confirm_email",
    "account_reset_password", "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
    "account_confirm_login_code", "mfa_authenticate", "mfa_login_webauthn", "socialaccount_login_cancelled", "socialaccount_login_error",
    "socialaccount_signup", "openid_connect_login", "openid_connect_callback",
}  # fmt: skip

NAMES_AND_FACTS = {
    Sight.TEAM: {"own", "team"},
    Sight.LOOKED_AFTER: {"own", "team", "other"},
    Sight.EVERYONE: {"own", "team", "other"},
}
WORKS_WITH = {role for roles in FITS.values() for role in roles} | {Role.INSPECTOR}


def routes(patterns: list[URLPattern | URLResolver] | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for found in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(found, URLResolver):
            yield from routes(found.url_patterns, f"{before}{found.namespace}:" if found.namespace else before)
        else:
            yield f"{before}{found.name}", found


def ours() -> dict[str, URLPattern]:
    return {name: found for name, found in routes() if found.lookup_str.startswith("throughcare.")}


def asked_with(found: URLPattern, here: Any) -> list[tuple[str, list[object]]]:
    """What to ask a route about: each kind of child, somebody not there, or nothing in particular."""
    match list(found.pattern.converters):
        case []:
            return [("", [])]
        case ["child_id"] | ["person_id"]:
            return [(kind, [pk]) for kind, pk in [*here.children.items(), ("nobody", NOT_THERE)]]
        case ["child_id", *others] if set(others) <= set(OTHER_KEYS):
            keys = [OTHER_KEYS[key] for key in others]
            return [(kind, [pk, *keys]) for kind, pk in [*here.children.items(), ("nobody", NOT_THERE)]]
        case [key] if key in OTHER_KEYS:
            return [("no such thing", [OTHER_KEYS[key]])]
        case others if set(others) <= set(OTHER_KEYS):
            return [("no such thing", [OTHER_KEYS[key] for key in others])]
        case keys:
            raise AssertionError(f"{found.name} is asked with {keys}: say here how")


def expected(rule: Rule, role: Role, kind: str) -> int:
    """The status this role should be answered with, about this kind of child."""
    if isinstance(rule, frozenset):
        return 200 if role in rule else 403
    if isinstance(rule, PartFor):
        return expected(Open.PART, role, kind) if role in rule.roles else 403
    if isinstance(rule, ChildFor):
        return expected(Open.CHILD, role, kind) if role in rule.roles else 403
    if rule is Open.CHILD:
        own = {"own"} if role in WORKS_WITH else set()
        return 200 if kind in NAMES_AND_FACTS.get(SIGHT_OF[role], set()) | own else 403
    if rule is Open.PART:
        return 404 if expected(Open.CHILD, role, kind) == 200 else 403
    if rule is Open.BEGINS:
        return 302 if role in WITHOUT_WORK else 200
    if rule is Open.TOLD:
        return 200 if kind == "restricted" and role in TOLD_A_RECORD_EXISTS else 403
    return {Open.DEMONSTRATION: 404, Open.NOBODY: 404, Open.BY_POST: 405, Open.LEADS_ON: 302}.get(rule, 200)


def test_every_route_says_whom_it_is_open_to() -> None:
    assert set(ours()) == set(RULES)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_is_answered_as_it_should_be(role: Role, borough: Callable[[str], Any], client: Client) -> None:
    here = borough(role)
    alice = Worker.objects.get(pk=here.worker_id)
    client.force_login(alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    got, should = {}, {}
    for name, found in ours().items():
        for kind, key in asked_with(found, here):
            got[name, kind] = client.get(reverse(name, args=key)).status_code
            should[name, kind] = expected(RULES[name], role, kind)
            if kind == "no such thing" and should[name, kind] == 200:
                should[name, kind] = 404
        if name == "signed_out":  # whoever is shown it is signed out
            client.force_login(alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert got == should


def test_before_signing_in_nothing_is_open_but_what_says_so(client: Client, borough: Callable[[str], Any]) -> None:
    here = borough("social_worker")
    for name, found in ours().items():
        answer = client.get(reverse(name, args=asked_with(found, here)[0][1]))
        rule = RULES[name]
        if rule in (Open.ANYBODY, Open.DEMONSTRATION):
            assert answer.status_code == expected(rule, Role.DIRECTOR, "own"), name
        else:
            assert answer.status_code == 302, name
            assert answer.headers["location"].startswith(reverse(settings.LOGIN_URL)), name


def test_of_ones_own_account_only_signing_in_is_open_before_signing_in(client: Client) -> None:
    """Addresses without a key in them, as allauth names them; the others need the key that was sent."""
    for name, found in routes():
        if found.lookup_str.startswith("throughcare.") or name in BEFORE_SIGNING_IN or not has_route(name):
            continue
        assert client.get(reverse(name)).status_code in (302, 404), name


def test_every_page_of_a_child_goes_through_the_one_door() -> None:
    """A route that takes a child's key calls open_child, in its view or in what the view's module has beside it."""
    for name, found in ours().items():
        if "child_id" not in found.pattern.converters:
            continue
        view = inspect.unwrap(found.callback)
        called = {
            node.func.id
            for node in ast.walk(ast.parse(inspect.getsource(view)))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert "open_child" in called, name
