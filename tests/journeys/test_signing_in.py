"""Signing in where it is no demonstration: a code, a passkey, a council's own sign-in; and what becomes of whoever has none of them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import signal
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect
from tests.homes import THROUGHCARE, Home, copy_of
from tests.journeys.conftest import _free_port, _when_up
from tests.journeys.directory import CLIENT, SECRET, Directory, Listed, served
from tests.journeys.visit import DESK, PATIENCE, Visit

PASSWORD = "seven quiet herons"
NAMES = ("asha", "ben", "cleo", "dara", "edie", "femi", "nadia")
DIRECTORY_NAME = "the staff directory"
SECOND = "/second-proof/"
BEGINS = "/exceptions/"
"""Where a director begins, as all who sign in here are."""
STAFF = f"""
from datetime import date
from throughcare.apps.workforce.models import Post, Team, Worker
council = Team(name="Council", kind="council"); council.lineage = [council.pk]; council.save()
for name in {NAMES!r}:
    worker = Worker.objects.create_user(f"{{name}}@council.example", {PASSWORD!r}, name=name.title())
    Post.objects.create(worker=worker, role="director", team=council, sight="everyone", started_on=date(2020, 1, 1))
"""


@dataclass(frozen=True)
class Council:
    """A council as it would be installed, and its directory."""

    home: str
    directory: Directory
    environment: dict[str, str]

    def ask(self, python: str) -> str:
        """Ask its database something, in Python."""
        words = [*THROUGHCARE, "django", "shell", "--no-imports", "-c", python]
        return subprocess.run(words, env=self.environment, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


@pytest.fixture(scope="module")
def real(with_tables: Home) -> Iterator[Council]:
    """A council that is no demonstration, set up by its environment alone, with seven people who have a password and nothing else."""
    port = _free_port()
    nobody = Directory({"nobody": Listed("s-0", "Nobody", "nobody@elsewhere.example")})
    with served(nobody) as directory, copy_of(with_tables) as home:
        ours = home.environment | {
            "THROUGHCARE_OIDC_URL": directory.home,
            "THROUGHCARE_OIDC_ID": CLIENT,
            "THROUGHCARE_OIDC_SECRET": SECRET,
            "THROUGHCARE_OIDC_NAME": DIRECTORY_NAME,
            "THROUGHCARE_OIDC_SECOND_FACTOR": "1",
        }
        council = Council(f"http://127.0.0.1:{port}", directory, ours)
        with subprocess.Popen([*THROUGHCARE, "serve", "--port", str(port)], env=ours, stdout=subprocess.DEVNULL) as server:
            try:
                _when_up(council.home, server, asked="/alive")
                council.ask(STAFF)
                yield council
            finally:
                server.send_signal(signal.SIGTERM)
                server.wait(timeout=60)


Opens = Callable[..., Visit]


@pytest.fixture
def opens(browser: Browser, real: Council) -> Iterator[Opens]:
    """Call it for a browser window of its own at the council's door."""
    opened = []

    def visit(*, scripts: bool = True, home: str = real.home) -> Visit:
        context = browser.new_context(java_script_enabled=scripts, locale="en-GB", viewport=DESK)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return Visit(context.new_page(), home, scripts, neighbours=(real.directory.home,))

    yield visit
    for context in opened:
        context.close()


def _give_password(visit: Visit, who: str, password: str = PASSWORD) -> None:
    visit.open("/accounts/login/")
    visit.fill("Email", f"{who}@council.example")
    visit.fill("Password", password)
    visit.press(re.compile(r"^Sign in$"))


def _code(key: str) -> str:
    """What an authenticator app would show now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    mac = hmac.new(base64.b32decode(key), counter, hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def _wrong(code: str) -> str:
    return f"{(int(code) + 500_000) % 1_000_000:06}"


def _set_up_an_app(visit: Visit) -> tuple[str, list[str]]:
    """From being led to it: the key the app now has, and the recovery codes."""
    visit.press("Set up an app")
    key = visit.page.locator(".tc-key").inner_text().strip()
    visit.fill("Authenticator code", _code(key))
    visit.press("Turn on")
    assert "Recovery codes" in visit.words
    return key, [each.strip() for each in visit.page.locator(".tc-key").all_inner_texts()]


@pytest.mark.parametrize(("who", "scripts"), [("asha", True), ("ben", False)], ids=["with scripts", "without scripts"])
def test_a_code_is_set_up_before_any_record_opens_and_asked_for_ever_after(opens: Opens, who: str, scripts: bool) -> None:
    visit = opens(scripts=scripts)
    visit.open("/")
    assert visit.address.startswith("/accounts/login/"), "nobody is let in without signing in"
    _give_password(visit, who)
    assert visit.address == SECOND
    for page in ("/", "/find/", "/team/", "/imports/"):
        visit.open(page)
        assert visit.address == SECOND, f"{page} opens to whoever has only a password"
    key, spare = _set_up_an_app(visit)
    assert len(spare) == 10
    visit.follow("Go on to your work")
    assert visit.address == BEGINS

    visit.sign_out()
    _give_password(visit, who)
    assert visit.address == "/accounts/2fa/authenticate/"
    visit.fill("Code", _wrong(_code(key)))
    visit.press(re.compile(r"^Sign in$"))
    assert "Incorrect code" in visit.words
    visit.open("/find/")
    assert "/accounts/" in visit.address, "a password alone opens nothing now"
    visit.open("/accounts/2fa/authenticate/")
    visit.fill("Code", _code(key))
    visit.press(re.compile(r"^Sign in$"))
    assert visit.address == BEGINS

    visit.sign_out()
    _give_password(visit, who)
    visit.fill("Code", spare[0])
    visit.press(re.compile(r"^Sign in$"))
    assert visit.address == BEGINS, "a recovery code does instead"
    visit.sign_out()
    _give_password(visit, who)
    visit.fill("Code", spare[0])
    visit.press(re.compile(r"^Sign in$"))
    assert "Incorrect code" in visit.words, "and works once"


def test_five_wrong_codes_close_the_door_and_say_so_kindly(opens: Opens) -> None:
    visit = opens()
    _give_password(visit, "cleo")
    key, _ = _set_up_an_app(visit)
    visit.follow("Go on to your work")
    visit.sign_out()
    _give_password(visit, "cleo")
    visit.refusals.add(f"{visit.home}/accounts/2fa/authenticate/")
    for _ in range(5):
        visit.fill("Code", _wrong(_code(key)))
        visit.press(re.compile(r"^Sign in$"))
    assert "Wait before trying again" in visit.words
    assert "15 minutes" in visit.words
    assert "Waiting is all you need do" in visit.words
    other = opens()
    other.refusals |= {f"{visit.home}/accounts/2fa/authenticate/", f"{visit.home}/accounts/login/"}
    _give_password(other, "cleo")
    assert "Wait before trying again" in other.words, "nor with the right password, from another window"


def test_a_passkey_is_set_up_and_signs_in_by_itself_and_after_a_password(opens: Opens, real: Council) -> None:
    visit = opens(home=real.home.replace("127.0.0.1", "localhost"))  # a passkey belongs to a name, and an IP address is none
    cdp = visit.page.context.new_cdp_session(visit.page)
    cdp.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    authenticator = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": key})["authenticatorId"]
    _give_password(visit, "dara")
    visit.press("Add a passkey")
    visit.fill("Name", "My telephone")
    visit.page.get_by_label("Sign in with this passkey alone").check()
    visit.press("Add passkey")
    assert "Recovery codes" in visit.words
    held = cdp.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert [each["rpId"] for each in held] == ["localhost"]

    visit.follow("Go on to your work")
    assert visit.address == BEGINS
    visit.sign_out()
    visit.open("/accounts/login/")
    visit.press("Sign in with a passkey")
    assert visit.address == BEGINS
    visit.sign_out()
    _give_password(visit, "dara")
    assert visit.address == "/accounts/2fa/authenticate/"
    visit.press("Use my passkey")
    assert visit.address == BEGINS

    visit.sign_out()
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    visit.open("/accounts/login/")
    visit.page.get_by_role("button", name="Sign in with a passkey").click()
    fault = visit.page.get_by_role("alert").filter(has_text="The passkey was not used")
    expect(fault).to_be_visible()
    visit.look_over()
    visit.open("/")
    assert visit.address.startswith("/accounts/login/"), "whoever has the telephone but not its PIN stays outside"


def test_a_council_s_own_sign_in_lets_in_whom_the_council_knows_and_nobody_else(opens: Opens, real: Council) -> None:
    real.directory.listed = {
        "nadia": Listed("s-1", "Nadia", "Nadia@council.example"),
        "stranger": Listed("s-2", "A stranger", "stranger@council.example"),
        "liar": Listed("s-3", "Somebody who says she is Edie", "edie@council.example", verified=False),
        "elsewhere": Listed("s-4", "A token for somebody else", "femi@council.example", audience="another-service"),
    }
    before = real.ask(COUNTED)

    def come_as(name: str) -> Visit:
        visit = opens()
        visit.refusals.add(f"{visit.home}/accounts/oidc/council/login/callback/")  # a token that is none is answered with 401
        visit.open("/accounts/login/")
        visit.press(f"Sign in with {DIRECTORY_NAME}")
        assert visit.page.url.startswith(real.directory.home), "one says who one is there, not here"
        visit.press(name)
        return visit

    nadia = come_as("Nadia")
    assert nadia.address == BEGINS
    assert "Nadia" in nadia.page.locator("header").inner_text()
    given = real.directory.tokens_given
    assert given == 1
    for name in ("A stranger", "Somebody who says she is Edie", "A token for somebody else"):
        refused = come_as(name)
        refused.open("/")
        assert refused.address.startswith("/accounts/login/"), f"{name} is not let in"
    assert real.ask(COUNTED) == before, "and nobody was given an account"

    real.directory.listed = {"nadia": Listed("s-1", "Nadia", "nadia.married@council.example")}
    assert come_as("Nadia").address == BEGINS, "known by who she is, whatever her address has become"


COUNTED = "from throughcare.apps.workforce.models import Worker; print(Worker.objects.count())"
