"""The pages of what this council has set: everybody reads them, few may set, and what the law refuses is said beside the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from tests.spec.lives import life

from throughcare.apps.duties import actions, again
from throughcare.apps.duties.actions.setting import Time
from throughcare.apps.duties.models import CouncilSetting, ExtraHoliday, OwedDuty, ReckonedAgain, RuleInForce, SchoolTerm
from throughcare.apps.duties.reckoning import rulebook
from throughcare.apps.people.models import Person
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.roles import Role
from throughcare.core.acting import acting_as
from throughcare.statute.own import Unit
from throughcare.statute.reckon import reckon

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
DECISION = "Leadership team, 3 March 2026, item 4"
FROM = {"from_on_0": "4", "from_on_1": "3", "from_on_2": "2026"}
IN_BOXES = {"from_on_day": "4", "from_on_month": "3", "from_on_year": "2026"}


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def signed_in(borough: Callable[[str], Any], client: Client) -> Callable[[Role], Client]:
    def sign_in(role: Role) -> Client:
        here = borough(role)
        client.force_login(Worker.objects.get(pk=here.worker_id), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def _something_is_kept() -> None:
    with acting_as(ITSELF):
        child = Person.objects.get(given_name="Own")
        OwedDuty.objects.create(child=child, key="LA-18", by="social worker", local=False, since_on=date(2026, 3, 2))


def _owed_each_term() -> list[tuple[date, date | None]]:
    """Since when and by when a child of ten in care owes an education plan for a term, by the rules as they stand."""
    owed = reckon(rulebook(), life("care 2025-12-01", born="2015-01-01"))
    return [(one.since.on, one.due_on) for one in owed if one.duty.key == "ED-03"]


def _shown(client: Client, route: str, *keys: object, query: str = "") -> str:
    answer = client.get(reverse(route, args=keys) + query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_social_worker_reads_what_is_set_and_is_offered_no_form(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(Role.SOCIAL_WORKER)
    shown = _shown(client, "duties:council_rules", query="?part=looked_after")
    assert "This council has set nothing of its own" in shown
    assert "At most 6 weeks" in shown
    assert "Assess for staying close support, and decide" in shown
    assert ">Rules<" not in shown
    one = _shown(client, "duties:rule", "LA-18")
    assert "An earlier date of its own" in one
    assert "<form method" not in one
    assert client.post(reverse("duties:rule", args=["LA-18"]), {}).status_code == 403
    assert client.post(reverse("duties:withdraw", args=["LA-18"])).status_code == 403
    assert client.post(reverse("duties:holidays"), {}).status_code == 403


def test_a_director_tightens_and_withdraws_and_the_history_says_so(
    signed_in: Callable[[Role], Client], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(again, "start", lambda: begun.append(True))
    client = signed_in(Role.DIRECTOR)
    _something_is_kept()
    assert ">Rules<" in _shown(client, "duties:council_rules")
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            reverse("duties:rule", args=["LA-18"]), {"number": "4", "unit": "week", "decision": DECISION, **FROM, **IN_BOXES}
        )
    assert answer.status_code == 302
    assert begun == [True]
    assert CouncilSetting.objects.get().from_on == date(2026, 3, 4)
    shown = _shown(client, "duties:council_rules")
    for words in ("At most 4 weeks", "since 4 March 2026", DECISION, "are being reckoned again", "About to begin"):
        assert words in shown
    assert "because this council’s rules changed" in _shown(client, "desk:my_work")
    assert "At most 4 weeks, since 4 March 2026." in _shown(client, "duties:rule", "LA-18")
    actions.reckon_everyone_again()
    assert "because this council’s rules changed" not in _shown(client, "desk:my_work")
    with time_machine.travel(datetime(2026, 3, 9, 12, tzinfo=UTC), tick=False):
        client.force_login(Worker.objects.get(name="Alice"), backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.post(reverse("duties:withdraw", args=["LA-18"])).status_code == 302
        shown = _shown(client, "duties:rule", "LA-18")
        assert "from 4 March 2026 until 9 March 2026" in shown
        assert "Nothing: the time above applies." in shown


def test_what_the_law_refuses_is_said_on_the_form_and_nothing_is_set(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(Role.QUALITY_OFFICER)
    typed = {"number": "8", "unit": "week", "decision": DECISION, **FROM, **IN_BOXES}
    answer = client.post(reverse("duties:rule", args=["LA-18"]), typed)
    assert answer.status_code == 422
    assert "may be tightened but never loosened" in answer.content.decode()
    assert not CouncilSetting.objects.exists()
    fixed = client.get(reverse("duties:rule", args=["LA-22"])).content.decode()
    assert "The law fixes this time. No council can set another." in " ".join(fixed.split())


def test_a_duty_that_comes_round_is_set_for_the_next_time_too(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(Role.DIRECTOR)
    typed = {"number": "6", "unit": "month", "again_number": "6", "again_unit": "month", "decision": DECISION}
    assert client.post(reverse("duties:rule", args=["HE-05"]), {**typed, **FROM, **IN_BOXES}).status_code == 302
    assert "6 months, after that 6 months" in _shown(client, "duties:council_rules")


def test_a_rule_not_in_force_is_switched_on_and_taken_back(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(Role.DIRECTOR)
    assert "Switched off" in _shown(client, "duties:rule", "LC-15")
    typed = {"decision": "SI 2026/1234, regulation 2", **FROM, **IN_BOXES}
    assert client.post(reverse("duties:rule", args=["LC-15"]), typed).status_code == 302
    assert RuleInForce.objects.get().duty == "LC-15"
    assert "Switched on for what begins on 4 March 2026 or later" in _shown(client, "duties:rule", "LC-15")
    assert client.post(reverse("duties:withdraw", args=["LC-15"])).status_code == 302
    assert not RuleInForce.objects.exists()


def test_holidays_are_listed_by_year_and_one_is_added_and_taken_off(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    shown = _shown(client, "duties:holidays")
    assert "Friday 25 December 2026" in shown
    assert "They are known to 31 December 2028" in shown
    assert "needed soon" not in shown
    typed = {"name": "Coronation", "on_day": "15", "on_month": "6", "on_year": "2026", "on_0": "15", "on_1": "6", "on_2": "2026"}
    assert client.post(reverse("duties:holidays"), typed).status_code == 302
    assert "Monday 15 June 2026: Coronation (added here by Alice)" in _shown(client, "duties:holidays")
    assert "in the list already" in client.post(reverse("duties:holidays"), typed).content.decode()
    held = ExtraHoliday.objects.get()
    assert client.post(reverse("duties:withdraw_holiday", args=[held.pk])).status_code == 302
    assert not ExtraHoliday.objects.exists()


def _typed(name: str, **days: date) -> dict[str, str]:
    typed = {"name": name}
    for field, on in days.items():
        for box, part in zip(("0", "1", "2"), (on.day, on.month, on.year), strict=True):
            typed[f"{field}_{box}"] = str(part)
        typed |= {f"{field}_day": str(on.day), f"{field}_month": str(on.month), f"{field}_year": str(on.year)}
    return typed


def test_school_terms_are_set_by_the_virtual_school_and_a_plan_is_owed_in_each(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(Role.VIRTUAL_SCHOOL)
    shown = _shown(client, "duties:terms")
    assert "No school terms are set" in shown
    assert _owed_each_term() == []
    days = {"first_on": date(2026, 1, 5), "last_on": date(2026, 3, 27)}
    half = {"half_from_on": date(2026, 2, 16), "half_to_on": date(2026, 2, 20)}
    assert client.post(reverse("duties:terms"), _typed("Spring term 2026", **days, **half)).status_code == 302
    shown = _shown(client, "duties:terms")
    assert "Monday 5 January 2026 to Friday 27 March 2026" in shown
    assert "Half term: Monday 16 February 2026 to Friday 20 February 2026" in shown
    assert "set only to 27 March 2026" in shown, "the next is needed soon"
    assert "Spring term 2026" in _shown(client, "duties:council_rules")
    assert _owed_each_term() == [(days["first_on"], days["last_on"])]
    assert [len(rulebook(day).terms) for day in (date(2026, 3, 3), date(2026, 3, 4))] == [0, 1], (
        "nobody knew of it the day before"
    )


def test_a_term_that_cannot_be_is_refused_and_one_entered_wrongly_is_taken_off(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    address = reverse("duties:terms")
    spring = _typed("Spring term 2026", first_on=date(2026, 1, 5), last_on=date(2026, 3, 27))
    assert client.post(address, spring).status_code == 302
    again = client.post(address, spring)
    assert again.status_code == 422
    assert "begins before Spring term 2026 ends" in again.content.decode()
    backwards = client.post(address, _typed("Summer term 2026", first_on=date(2026, 7, 22), last_on=date(2026, 4, 13)))
    assert "ends before it begins" in backwards.content.decode()
    held = SchoolTerm.objects.get()
    assert client.post(reverse("duties:withdraw_term", args=[held.pk])).status_code == 302
    assert not SchoolTerm.objects.exists()


def test_a_social_worker_reads_the_terms_and_sets_none(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(Role.SOCIAL_WORKER)
    assert "<form method" not in _shown(client, "duties:terms").split("<main")[1]
    assert client.post(reverse("duties:terms"), {}).status_code == 403


def test_two_years_before_the_holidays_end_somebody_is_warned(signed_in: Callable[[Role], Client]) -> None:
    with time_machine.travel(datetime(2027, 2, 1, 12, tzinfo=UTC), tick=False):
        client = signed_in(Role.ADMINISTRATOR)
        assert "More holidays are needed soon" in _shown(client, "duties:council_rules")
        assert "More holidays are needed soon" in _shown(client, "duties:holidays")


def test_work_that_stopped_is_said_to_have_and_can_be_set_going_again(
    signed_in: Callable[[Role], Client], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(again, "start", lambda: begun.append(True))
    client = signed_in(Role.DIRECTOR)
    ReckonedAgain.objects.create(by=itself(), why="A test", asked_at=datetime(2026, 3, 4, 11, tzinfo=UTC), done=200, of=900)
    shown = _shown(client, "duties:council_rules")
    assert "200 of 900 children reckoned again" in shown
    assert "it stopped before it was done" in shown
    assert "HX-Refresh" not in client.get(reverse("duties:progress")).headers
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("duties:set_going")).status_code == 302
    assert begun == [True]
    actions.reckon_everyone_again()
    assert client.get(reverse("duties:progress")).headers["HX-Refresh"] == "true"


def test_a_childs_page_and_a_list_show_both_dates(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(Role.SOCIAL_WORKER)
    with acting_as(ITSELF):
        from throughcare.apps.care.models import PeriodOfCare, Placement, Visit
        from throughcare.apps.duties.carried import PRACTICE_CARRIES
        from throughcare.apps.people import actions as people
        from throughcare.apps.people.models import Covered, Source

        actions.set_own_time("LA-18", time=Time(4, Unit.WEEKS), from_on=date(2026, 2, 1), decision=DECISION, by=itself())
        source = Source.objects.get()
        Source.objects.filter(pk=source.pk).update(carries=sorted(PRACTICE_CARRIES))
        child = Person.objects.get(given_name="Team")
        care = PeriodOfCare.objects.get(child=child)
        home = Placement(child=child, source=source, period=care, kind="U6", started_on=care.started_on)
        seen = Visit(child=child, source=source, visited_on=date(2026, 2, 23), seen=True)
        people.record_facts([home, seen], by=itself())
        people.cover([Covered(child=child, source=source, first_on=care.started_on)], by=itself())
    shown = _shown(client, "desk:child", child.pk)
    assert "by Monday 6 April 2026" in shown
    assert "This council aims for Monday 23 March 2026" in shown
    assert "At most 6 weeks from Monday 23 February 2026" in shown
    listed = _shown(client, "desk:team")
    assert "Monday 6 April 2026" in listed
