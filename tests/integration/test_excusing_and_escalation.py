"""Excusing moves nothing; what is late goes up the ladder until somebody says what is done about it; the letter of the night holds counts."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings
from tests.integration.letterbox import letterbox
from tests.integration.owed_town import DUE, Town, town

from throughcare.apps.agreed.models import AgreedAction
from throughcare.apps.duties import actions
from throughcare.apps.duties.digest import send_digests
from throughcare.apps.duties.models import Acted, Excuse
from throughcare.apps.people.actions import record_facts
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.core.acting import acting_as
from throughcare.core.refused import Refused

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NEEDS = "/needs-action/"


@pytest.fixture
def here(db: None) -> Town:
    return town()


def late(days: int) -> time_machine.travel:
    """So many days after the visit was due."""
    on = DUE + timedelta(days=days)
    return time_machine.travel(datetime(on.year, on.month, on.day, 12, tzinfo=UTC), tick=False)


def client_of(worker: Worker) -> Client:
    client = Client()
    client.force_login(worker, backend=BACKEND)
    return client


def seen(worker: Worker, address: str) -> str:
    answer = client_of(worker).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def visit_in(page: str, here: Town) -> bool:
    return f"#{here.anchor}" in page


def excuse(here: Town, by: Worker) -> Excuse:
    with acting_as(by.pk):
        return actions.excuse(here.visit, reason=Excuse.Reason.CHILD_AWAY, words="Ada was in hospital until the 30th", by=by)


def act(here: Town, by: Worker, again: date) -> None:
    with acting_as(by.pk):
        actions.act(here.visit, words="Bob visits on Friday", look_again_on=again, by=by)


def test_an_excuse_stands_beside_the_duty_which_stays_where_it_is_and_unmet(here: Town) -> None:
    with late(3):
        address = reverse("duties:excuse", args=[here.ada.pk, here.anchor])
        before = here.visit.legal_due_on
        answer = client_of(here.maud).post(address, {"reason": "child_away", "words": "Ada was in hospital until the 30th"})
        assert answer.status_code == 302
        assert here.visit.legal_due_on == before
        for page in (
            seen(here.alice, reverse("desk:child", args=[here.ada.pk])),
            seen(here.alice, "/?view=duties"),
            seen(here.maud, "/team/?late=late"),
        ):
            assert "Ada was in hospital until the 30th. Agreed by Maud Maple" in page
            assert "3 days late" in page
            assert "It stays not done" in page


def test_only_a_manager_who_does_not_owe_it_excuses_and_once(here: Town) -> None:
    with late(3):
        for worker in (here.alice, here.bob, here.mia, here.charlie):
            with pytest.raises(MayNot):
                excuse(here, worker)
        excuse(here, here.maud)
        with pytest.raises(MayNot, match="already"):
            excuse(here, here.sol)


def test_an_excuse_is_withdrawn_with_a_reason_and_stays_on_the_record(here: Town) -> None:
    with late(3):
        held = excuse(here, here.maud)
        assert not visit_in(seen(here.maud, NEEDS), here)
        address = reverse("duties:withdraw_excuse", args=[here.ada.pk, here.anchor])
        assert client_of(here.alice).get(address).status_code == 403
        assert client_of(here.maud).post(address, {"because": ""}).status_code == 422
        because = "Ada came home on the 27th, so she could be seen"
        assert client_of(here.maud).post(address, {"because": because}).status_code == 302
        assert visit_in(seen(here.maud, NEEDS), here), "it needs somebody again"
        child = seen(here.alice, reverse("desk:child", args=[here.ada.pk]))
        assert "No longer excused" in child
        assert because in child
        assert "Ada was in hospital until the 30th" in child, "that it was agreed, and what for, is not forgotten"
        assert "It stays not done" not in child
        with pytest.raises(MayNot, match="not excused any more"), acting_as(here.maud.pk):
            actions.withdraw_excuse(held, because="Again, for good measure", by=here.maud)
        assert excuse(here, here.sol).pk != held.pk, "it may be excused again, by another decision"


def test_a_manager_does_not_excuse_what_is_their_own_to_do(here: Town) -> None:
    with late(3), acting_as(ITSELF):
        from throughcare.apps.involvement.models import Allocation

        Allocation.objects.filter(child=here.ada).update(worker=here.maud)
    with late(3), pytest.raises(MayNot, match="yours to do"):
        excuse(here, here.maud)
    with late(3):
        assert excuse(here, here.sol).agreed_by == here.sol


def test_the_reason_is_asked_at_its_field_and_the_words_are_kept(here: Town) -> None:
    with late(3):
        address = reverse("duties:excuse", args=[here.ada.pk, here.anchor])
        answer = client_of(here.maud).post(address, {"words": "Ada was in hospital"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Choose the reason" in page
        assert "Ada was in hospital" in page
        assert client_of(here.alice).get(address).status_code == 403
        assert client_of(here.mia).get(address).status_code == 403


def test_it_goes_up_the_ladder_day_by_day_until_somebody_acts(here: Town) -> None:
    with late(-1):
        assert visit_in(seen(here.maud, f"{NEEDS}?list=tomorrow"), here)
        assert not visit_in(seen(here.maud, NEEDS), here)
    with late(1):
        assert visit_in(seen(here.maud, NEEDS), here)
        assert not visit_in(seen(here.sol, NEEDS), here)
        assert not visit_in(seen(here.mia, NEEDS), here)
    with late(2):
        act(here, here.maud, DUE + timedelta(days=9))
        assert not visit_in(seen(here.maud, NEEDS), here)
        done = seen(here.maud, f"{NEEDS}?list=acted")
        assert visit_in(done, here)
        assert "Bob visits on Friday" in done
        assert "Bob visits on Friday" in seen(here.alice, "/?view=duties")
    with late(7):
        assert visit_in(seen(here.sol, NEEDS), here)
        assert not visit_in(seen(here.maud, NEEDS), here)
    with late(9):  # the day to look again
        assert visit_in(seen(here.maud, NEEDS), here)
        act(here, here.sol, DUE + timedelta(days=20))
        assert not visit_in(seen(here.sol, NEEDS), here)
    with late(13):
        assert not visit_in(seen(here.dora, NEEDS), here)
    with late(14):
        assert visit_in(seen(here.dora, NEEDS), here)
        assert visit_in(seen(here.sol, f"{NEEDS}?list=clinic"), here)


def test_excused_it_needs_nobody_and_stays_in_every_other_list(here: Town) -> None:
    with late(15):
        excuse(here, here.maud)
        assert not visit_in(seen(here.maud, NEEDS), here)
        assert visit_in(seen(here.maud, f"{NEEDS}?list=acted"), here)
        assert visit_in(seen(here.dora, NEEDS), here)


def test_a_list_tells_of_each_child_once_the_most_pressing_first_and_says_how_many(
    here: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed(here, "Ring the school", due_on=date(2026, 1, 20))
    adas, bens = f'id="child-{here.ada.pk}"', f'id="child-{here.ben.pk}"'
    with late(8):
        page = seen(here.maud, NEEDS)
        assert (page.count(adas), page.count(bens)) == (1, 1)
        assert page.index(adas) < page.index(bens), "of two as late, the one for whom there is more to do"
        assert "things for 2 children, the most pressing child first." in page
        assert "Showing 1 to 2 of 2 children" in page
        ticks = page.count('name="late"')
        assert f"{ticks} things for" in page, "everything that is counted is there to be ticked"
        monkeypatch.setattr("throughcare.apps.desk.needs_action.SIZE", 1)
        second = seen(here.maud, f"{NEEDS}?page=2")
        assert adas not in second
        assert bens in second
        assert "Showing 2 to 2 of 2 children" in second
        assert f"{ticks} things for 2 children" in second
        act = re.findall(r'href="(/child/[^"]+/act/[^"]+)"', second)[0]
        asked = {"words": "Bob visits", "look_again_on_day": 9, "look_again_on_month": 2, "look_again_on_year": 2026}
        assert client_of(here.maud).post(act.replace("&amp;", "&"), asked)["Location"] == f"{NEEDS}?list=needs&page=2"
        several = re.findall(r'id="several" method="post" action="([^"]+)"', second)[0].replace("&amp;", "&")
        tick = re.findall(r'name="late"[^>]*? value="([^"]+)"', second)[0]
        assert client_of(here.maud).post(several, {})["Location"] == f"{NEEDS}?list=needs&page=2", (
            "nothing ticked: back to the page"
        )
        both = {"ticked": tick, "what": "act", **asked, "words": "Bob visits them on Friday"}
        assert client_of(here.maud).post(several, both)["Location"] == f"{NEEDS}?list=needs&page=2"
        assert client_of(here.maud).post(several.split("?")[0] + "?back=//else.example", both)["Location"] == NEEDS


def test_workers_have_no_such_lists(here: Town) -> None:
    for worker in (here.alice, here.charlie, here.adi):
        assert client_of(worker).get(NEEDS).status_code == 403


def agreed(here: Town, what: str, **more: object) -> AgreedAction:
    asked = {"worker": here.alice, "agreed_on": date(2026, 1, 2), "due_on": date(2026, 2, 20)} | more
    action = AgreedAction(child=here.ada, source=here.source, what=what, **asked)
    with acting_as(ITSELF):
        record_facts([action], by=itself())
    return action


def test_agreed_actions_late_put_off_or_nobodys_come_to_the_manager_too(here: Town) -> None:
    agreed(here, "Ring the school", due_on=date(2026, 1, 20))
    off = agreed(here, "Find a dentist", rolled_over=2)
    agreed(here, "Buy a bicycle", worker=None)
    agreed(here, "Visit grandma")
    with late(0):
        page = seen(here.maud, NEEDS)
        assert all(what in page for what in ("Ring the school", "Find a dentist", "Buy a bicycle"))
        assert "Visit grandma" not in page
        assert "Ring the school" not in seen(here.sol, NEEDS)
        act_on = reverse("duties:act_on_action", args=[here.ada.pk, off.pk])
        asked = {
            "words": "Health finds one by Friday",
            "look_again_on_day": 29,
            "look_again_on_month": 1,
            "look_again_on_year": 2026,
        }
        assert client_of(here.maud).post(f"{act_on}?back={NEEDS}", asked)["Location"] == NEEDS
        assert "Find a dentist" not in seen(here.maud, NEEDS)
        assert "Health finds one by Friday" in seen(here.maud, f"{NEEDS}?list=acted")
    with late(7):
        assert "Find a dentist" in seen(here.maud, NEEDS)
    with late(5):
        assert "Ring the school" in seen(here.sol, NEEDS)


def test_one_decision_about_several_late_things_is_recorded_on_each_child(here: Town) -> None:
    several, maud = reverse("duties:act_on_many"), client_of(here.maud)
    with late(8):
        ticks = re.findall(r'name="late"[^>]*? value="([^"]+)"', seen(here.maud, NEEDS))
        both = [next(tick for tick in ticks if tick.startswith(str(child.pk))) for child in (here.ada, here.ben)]
        asked = maud.post(several, {"late": both}).content.decode()
        assert str(here.ada) in asked
        assert str(here.ben) in asked
        said = {"ticked": " ".join(both), "what": "act", "words": "Bob visits them both on Friday"}
        without_a_day = maud.post(several, said)
        assert without_a_day.status_code == 422
        assert "Say when you look again" in without_a_day.content.decode()
        again = {"look_again_on_day": "9", "look_again_on_month": "2", "look_again_on_year": "2026"}
        wrong = maud.post(several, {**said, **again, "what": "give", "worker": str(here.bob.pk)}).content.decode()
        assert "Only what was agreed can be given to somebody" in wrong
        assert maud.post(several, {**said, **again}).status_code == 302
        with acting_as(ITSELF):
            made = Acted.objects.filter(words="Bob visits them both on Friday")
            assert {one.child_id for one in made} == {here.ada.pk, here.ben.pk}
            assert {one.by for one in made} == {here.maud}
        left = re.findall(r'name="late"[^>]*? value="([^"]+)"', seen(here.maud, NEEDS))
        assert not set(both) & set(left)


def test_several_are_excused_or_not_one_is_and_only_by_who_answers_for_them(here: Town) -> None:
    several = reverse("duties:act_on_many")
    with late(8):
        ticks = re.findall(r'name="late"[^>]*? value="([^"]+)"', seen(here.maud, NEEDS))
        both = [next(tick for tick in ticks if tick.startswith(str(child.pk))) for child in (here.ada, here.ben)]
        said = {
            "ticked": " ".join(both),
            "what": "excuse",
            "reason": "child_away",
            "words": "Both were with their aunt that week",
        }
        assert client_of(here.alice).post(several, said).status_code == 403
        assert client_of(here.mia).post(several, said).status_code == 403, "their record is not open to her"
        assert client_of(here.maud).post(several, {"late": ["nonsense", f"{uuid4()}"]}).status_code in {302, 403, 404}
        excuse_one = reverse("duties:excuse", args=both[0].split("/"))
        assert client_of(here.maud).post(excuse_one, {"reason": "child_away", "words": "She was away"}).status_code == 302
        refused = client_of(here.maud).post(several, said)
        assert refused.status_code == 422, "one of them is excused already, so none is"
        with acting_as(ITSELF):
            assert not Excuse.objects.filter(child=here.ben).exists()
        assert client_of(here.maud).post(several, {**said, "ticked": both[1]}).status_code == 302
        with acting_as(ITSELF):
            assert Excuse.objects.get(child=here.ben).words == "Both were with their aunt that week"


def test_nobody_is_sent_away_by_an_address_of_somebody_elses(here: Town) -> None:
    with late(3):
        address = reverse("duties:excuse", args=[here.ada.pk, here.anchor]) + "?back=https://elsewhere.example/"
        answer = client_of(here.maud).post(address, {"reason": "child_away", "words": "Ada was in hospital"})
        assert answer["Location"].startswith("/child/")


def test_my_work_says_how_much_needs_a_managers_action(here: Town) -> None:
    with late(1):
        assert "needs your action" in seen(here.maud, "/") or "need your action" in seen(here.maud, "/")
        assert "your action" not in seen(here.alice, "/").split("<main")[1]


def test_a_managers_lists_ask_few_questions(here: Town) -> None:
    with late(8):
        client = client_of(here.sol)
        for which in ("needs", "acted", "tomorrow", "clinic"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"{NEEDS}?list={which}").status_code == 200
            asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
            assert len(asked) <= 15, which


def test_those_without_work_with_children_begin_elsewhere(here: Town) -> None:
    assert client_of(here.adi).get("/")["Location"] == reverse("staff:workers")
    assert client_of(here.ivy).get("/")["Location"] == reverse("involvement:looks")


def test_the_letter_of_the_night_holds_counts_and_no_names(here: Town, settings: Settings) -> None:
    agreed(here, "Ring the school", due_on=date(2026, 1, 20))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.THROUGHCARE_ADDRESS = "127.0.0.1", "https://throughcare.example"
    with letterbox(refuses="sol@council.example") as box, late(8):
        settings.EMAIL_PORT = box.port
        sent = send_digests()
    assert sent.refused == ("sol@council.example",)
    assert {whom for whom, _ in box.letters} >= {"alice@council.example", "maud@council.example"}
    assert sent.sent == len(box.letters)
    assert box.to("charlie@council.example") is None
    assert box.to("adi@council.example") is None
    for _, letter in box.letters:
        said = f"{letter['Subject']} {letter.get_content()}"
        for word in ("Ada", "Ben", "Fern", "Alice", "Maud", "T100009", "school", "visit"):
            assert word not in said, word
    alices, mauds = box.to("alice@council.example"), box.to("maud@council.example")
    assert alices is not None
    assert mauds is not None
    assert "of yours late" in alices.get_content()
    assert "1 thing you agreed to do, now late" in alices.get_content()
    assert "waiting for you to record what is done about it" in mauds.get_content()
    assert "https://throughcare.example/" in alices.get_content()


def test_where_no_mail_server_answers_it_is_said(here: Town, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(Refused, match="did not take the letters"):
        send_digests()
