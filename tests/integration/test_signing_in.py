"""Signing in: by address and password, never by making an account; locked out after five; signed out when nobody is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from throughcare.apps.workforce import actions
from throughcare.apps.workforce.itself import itself
from throughcare.apps.workforce.models import Worker
from throughcare.apps.workforce.policies import MayNot
from throughcare.apps.workforce.queries import posts_now, roles_now
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.config.outside import outside_sign_in
from throughcare.core.acting import acting_as
from throughcare.core.refused import Refused
from throughcare.core.today import today

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _quick_hashing(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def alice() -> Worker:
    return Worker.objects.create_user("alice@example.org", PASSWORD, name="Alice Arden")


def _try(client: Client, password: str = PASSWORD, email: str = "alice@example.org") -> Any:
    return client.post(LOGIN, {"login": email, "password": password})


def _signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_an_address_and_a_password_sign_in(client: Client, alice: Worker) -> None:
    assert client.get(LOGIN).status_code == 200
    assert _try(client, "Wrong").status_code == 200
    assert not _signed_in(client)
    assert "emember" not in client.get(LOGIN).content.decode(), "nobody is remembered once the browser is closed"
    assert _try(client, email="Alice@Example.org").status_code == 302
    assert _signed_in(client)
    assert client.session.get_expire_at_browser_close()


def test_five_wrong_passwords_close_the_door_to_the_right_one_too(client: Client, alice: Worker) -> None:
    for _ in range(4):
        assert _try(client, "wrong").status_code == 200
    locked = _try(client, "wrong")
    assert locked.status_code == 429
    assert "Wait before trying again" in locked.content.decode()
    assert _try(client).status_code == 429
    assert not _signed_in(client)


def test_locking_one_address_out_does_not_lock_another(client: Client, alice: Worker) -> None:
    for _ in range(5):
        _try(client, "wrong", email="bob@example.org")
    assert _try(client).status_code == 302


def test_nobody_makes_an_account(client: Client) -> None:
    tried = client.post("/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert tried.status_code == 200
    assert not Worker.objects.filter(email="new@example.org").exists()


def test_a_code_is_asked_of_whoever_has_one_and_its_secret_is_kept_sealed(client: Client, alice: Worker) -> None:
    secret = generate_totp_secret()
    TOTP.activate(alice, secret)
    assert secret not in str(Authenticator.objects.get(user=alice).data)
    assert get_adapter().decrypt(get_adapter().encrypt("words")) == "words"
    asked = _try(client)
    assert asked.headers["location"].startswith(reverse("mfa_authenticate"))
    assert not _signed_in(client)
    assert client.get(asked.headers["location"]).status_code == 200
    assert client.post(reverse("mfa_authenticate"), {"code": _code(secret)}).status_code == 302
    assert _signed_in(client)


def _code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def test_wrong_codes_close_the_door_as_wrong_passwords_do(client: Client, alice: Worker) -> None:
    secret = generate_totp_secret()
    TOTP.activate(alice, secret)
    for _ in range(2):
        _try(client, "wrong")  # these count too: passwords and codes are counted together
    _try(client)
    for _ in range(2):
        answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})
        assert answer.status_code == 200
        assert "Incorrect code" in answer.content.decode()
    locked = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert locked.status_code == 429
    assert "too many wrong passwords or codes" in " ".join(locked.content.decode().split())
    assert client.post(reverse("mfa_authenticate"), {"code": _code(secret)}).status_code == 429, "nor does the right one open it"
    assert _try(Client()).status_code == 429, "from the beginning neither"
    assert not _signed_in(client)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16), tick=False):
        _try(client)
        assert client.post(reverse("mfa_authenticate"), {"code": _code(secret)}).status_code == 302
    assert _signed_in(client)


def test_with_a_password_alone_no_page_opens_but_those_that_help_to_set_up_a_second_proof(
    client: Client, settings: Settings, borough: Callable[[str], Any]
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    here = borough("social_worker")
    alice, child = Worker.objects.get(pk=here.worker_id), here.children["own"]
    Worker.objects.filter(pk=alice.pk).update(password=make_password(PASSWORD))
    _try(client)
    assert _signed_in(client)
    led = reverse("second_factor")
    for page in (reverse("desk:my_work"), reverse("desk:find"), reverse("desk:child", args=[child]), reverse("intake:imports")):
        assert client.get(page).headers["location"] == led, page
        assert client.post(page).headers["location"] == led, page
    part = client.get(reverse("desk:my_work"), headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["HX-Redirect"]) == (403, led)
    for page in (
        led,
        reverse("mfa_index"),
        reverse("mfa_activate_totp"),
        reverse("account_logout"),
        reverse("desk:accessibility"),
    ):
        assert client.get(page).status_code == 200, page
    TOTP.activate(alice, generate_totp_secret())
    assert client.get(reverse("desk:my_work")).status_code == 200
    Authenticator.objects.filter(user=alice).delete()
    client.get(reverse("mfa_index"))
    assert client.get(reverse("desk:my_work")).headers["location"] == led, "whoever takes it away is asked again"


def test_whoever_changes_how_they_sign_in_is_asked_again_who_they_are_but_not_at_once(client: Client, alice: Worker) -> None:
    with time_machine.travel(NOON, tick=False):
        _try(client)
    with time_machine.travel(NOON + timedelta(minutes=4), tick=False):
        assert client.get(reverse("mfa_activate_totp")).status_code == 200
    with time_machine.travel(NOON + timedelta(minutes=6), tick=False):
        assert client.get(reverse("mfa_activate_totp")).headers["location"].startswith(reverse("account_reauthenticate"))


def test_recovery_codes_alone_are_no_second_proof(client: Client, alice: Worker, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    RecoveryCodes.activate(alice)
    _try(client)
    assert client.get(reverse("desk:my_work")).headers["location"] == reverse("second_factor")


@pytest.mark.parametrize("asks", [True, False])
def test_a_council_s_own_sign_in_counts_as_a_second_proof_only_where_the_council_says_so(
    client: Client, alice: Worker, settings: Settings, asks: bool
) -> None:
    settings.SECOND_FACTOR_REQUIRED, settings.OIDC_ASKS_SECOND_FACTOR = True, asks
    client.force_login(alice, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["account_authentication_methods"] = [{"method": "socialaccount", "at": datetime.now(UTC).timestamp()}]
    session["account_authentication_methods_user"] = str(alice.pk)
    session.save()
    assert client.get(reverse("desk:my_work")).status_code == (200 if asks else 302)


def test_a_second_proof_is_asked_for_unless_the_installation_says_not_or_is_a_demonstration() -> None:
    asked = "from throughcare.config import settings; print(settings.SECOND_FACTOR_REQUIRED)"
    for told, said in (({}, "True"), ({"THROUGHCARE_DEMO": "1"}, "False"), ({"THROUGHCARE_SECOND_FACTOR": "0"}, "False")):
        environment = {name: value for name, value in os.environ.items() if name != "THROUGHCARE_SECOND_FACTOR"} | told
        ran = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == said, told


def test_the_page_that_says_one_is_signed_out_tells_the_truth(client: Client, alice: Worker) -> None:
    _try(client)
    assert client.get(reverse("signed_out")).status_code == 200
    assert not _signed_in(client)


@pytest.mark.parametrize("told", ["http://sign-in.example/council", "sign-in.example", "ftp://sign-in.example"])
def test_a_council_s_own_sign_in_must_be_on_an_encrypted_line(told: str) -> None:
    with pytest.raises(Refused, match="https"):
        outside_sign_in(told)


def test_a_sign_in_that_is_no_address_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="is no address"):
        outside_sign_in("https://[sign-in.example")


def test_browsers_are_allowed_to_go_to_a_council_s_own_sign_in() -> None:
    assert outside_sign_in("") == []
    assert outside_sign_in("https://sign-in.example:8443/council/v2") == ["https://sign-in.example:8443"]
    assert outside_sign_in("http://127.0.0.1:9000") == ["http://127.0.0.1:9000"]


def test_the_pages_of_ones_own_account_open(client: Client, alice: Worker) -> None:
    _try(client)
    for route in ("mfa_index", "account_change_password", "account_logout"):
        assert client.get(reverse(route)).status_code == 200, route
    client.post(reverse("account_logout"))
    assert not _signed_in(client)


def test_whoever_is_not_there_is_signed_out_and_told_so(client: Client, alice: Worker) -> None:
    with time_machine.travel(NOON, tick=False):
        _try(client)
    with time_machine.travel(NOON + timedelta(minutes=14), tick=False):
        assert client.get(reverse("mfa_index")).status_code == 200
    with time_machine.travel(NOON + timedelta(minutes=28, seconds=50), tick=False):
        assert client.get(reverse("mfa_index")).status_code == 200
    with time_machine.travel(NOON + timedelta(minutes=45), tick=False):
        ended = client.get(reverse("mfa_index"), follow=True)
    assert ended.redirect_chain == [(reverse("signed_out"), 302)]
    assert "You have been signed out" in ended.content.decode()
    assert not _signed_in(client)


def test_signing_in_and_never_opening_a_page_is_being_idle_too(client: Client, alice: Worker) -> None:
    with time_machine.travel(NOON, tick=False):
        _try(client)
    with time_machine.travel(NOON + timedelta(minutes=16), tick=False):
        assert client.get(reverse("mfa_index")).headers["location"] == reverse("signed_out")


def test_staying_signed_in_counts_and_what_a_page_asks_by_itself_does_not(
    client: Client, alice: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from throughcare.apps.workforce import views

    with time_machine.travel(NOON, tick=False):
        _try(client)
    with time_machine.travel(NOON + timedelta(minutes=14), tick=False):
        assert client.post(reverse("stay_signed_in")).status_code == 204
    monkeypatch.setattr(views.stay_signed_in, "background", True, raising=False)
    with time_machine.travel(NOON + timedelta(minutes=28), tick=False):
        assert client.post(reverse("stay_signed_in")).status_code == 204
    with time_machine.travel(NOON + timedelta(minutes=30), tick=False):
        ended = client.post(reverse("stay_signed_in"), headers={"HX-Request": "true"})
    assert (ended.status_code, ended.headers["HX-Redirect"]) == (401, reverse("signed_out"))


def test_the_demonstrations_people_are_there_only_in_a_demonstration(
    client: Client, settings: Settings, borough: Callable[[str], Any]
) -> None:
    here = borough("director")
    Worker.objects.filter(pk=here.worker_id).update(password=make_password(PASSWORD))  # those who cannot sign in are not offered
    settings.DEMO = False
    assert client.get(reverse("demo_sign_in")).status_code == 404
    assert client.post(reverse("demo_sign_in"), {"email": here.email}).status_code == 404
    settings.DEMO = True
    assert "Director, Council" in client.get(reverse("demo_sign_in")).content.decode()
    assert client.post(reverse("demo_sign_in"), {"email": "nobody@example.org"}).status_code == 404
    assert not _signed_in(client)
    entered = client.post(reverse("demo_sign_in") + "?next=https://elsewhere.example/", {"email": here.email})
    assert entered.headers["location"] == "/begin/"
    assert client.session["_auth_user_id"] == str(here.worker_id)


def test_an_administrator_enters_staff_and_posts_and_gives_none_to_themselves(borough: Callable[[str], Any]) -> None:
    here = borough("administrator")
    admin = Worker.objects.get(pk=here.worker_id)
    with acting_as(admin.pk):
        team = actions.make_team("Leaving care", by=admin, above=posts_now(admin)[0].team.above)
        assert team.lineage == [team.pk, team.above_id]
        nia = actions.add_worker("Nia New", email="nia@example.org", by=admin)
        assert not nia.has_usable_password()
        post = actions.give_post(nia, role=Role.HEALTH, team=team, on=today(), by=admin)
        assert post.sight == SIGHT_OF[Role.HEALTH]
        assert roles_now(nia) == {Role.HEALTH}
        actions.end_post(post, on=today(), by=admin)
        assert not roles_now(nia)
        with pytest.raises(MayNot, match="yourself"):
            actions.give_post(admin, role=Role.DIRECTOR, team=team, on=today(), by=admin)
        with pytest.raises(MayNot):
            actions.make_team("Mine", by=nia)
        actions.make_team("Night's own", by=itself(), above=team.above)
