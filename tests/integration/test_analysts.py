"""Analysts at the database itself: the snapshot's tables as views, to be read and nothing else, and of no child whose record is closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pyarrow.parquet as pq
import pytest
from psycopg import errors
from pytest_django.plugin import DjangoDbBlocker
from tests.homes import put_back
from tests.integration.owed_town import Town, town
from tests.spec.measures.specs import rows_of, specs

from throughcare.cli import main
from throughcare.cli.snapshot import views
from throughcare.core.postgres import ANALYSTS, APP, OWNER, Address, Cluster, analysts
from throughcare.core.refused import Refused
from throughcare.record.snapshot.folder import About, Snapshot, opened, writing
from throughcare.record.snapshot.postgresql import POSTGRESQL_TYPES, is_about_children
from throughcare.record.snapshot.tables import TABLES

ANA, OLA, DORA = "ana@council.example", "ola@council.example", "dora@council.example"
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "use-a-snapshot.md"
LONG_AGO = date(2020, 1, 1)
SEEN = "M-LA-06"


@dataclass
class Shown:
    """What analysts are shown, as whom they sign in, and the children who are closed."""

    here: Town
    snapshot: Snapshot
    server: analysts.Server
    addresses: dict[str, Address]
    restricted: str
    sealed: str

    def ask(self, question: str, *, as_whom: str = ANA) -> list[tuple[Any, ...]]:
        with psycopg.connect(**self.addresses[as_whom].for_psycopg()) as database:
            return database.execute(question.encode()).fetchall()

    def attempt(self, forbidden: str) -> None:
        """As an analyst who has undone what they may of their settings."""
        with psycopg.connect(**self.addresses[ANA].for_psycopg(), autocommit=True) as database:
            database.execute("SET default_transaction_read_only = off; SET search_path = public")
            database.execute(forbidden.encode())
        pytest.fail(f"{forbidden} was done")

    def children(self, *, as_whom: str = ANA, first: str = "") -> set[str]:
        with psycopg.connect(**self.addresses[as_whom].for_psycopg()) as database:
            if first:
                database.execute(first.encode())
            return {str(child) for (child,) in database.execute("SELECT child FROM child").fetchall()}


@pytest.fixture(scope="module")
def shown(cluster: Cluster, django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any) -> Iterator[Shown]:
    """A town, and with it every life that is drawn for a measure, so that every table has rows; loaded once for all who ask here."""
    from django.db import connections

    with django_db_blocker.unblock():
        connections.close_all()
        put_back(cluster)
        try:
            yield _made(tmp_path_factory.mktemp("shown"))
        finally:
            server = analysts.Server.here()
            for login in analysts.everybody():
                analysts.withdraw(server, login)
            connections.close_all()
            put_back(cluster)


def _made(folder: Path) -> Shown:
    from throughcare.apps.extract import kept
    from throughcare.apps.extract.for_analysts import load
    from throughcare.apps.extract.taking import OF_THE_RECORD
    from throughcare.apps.workforce.models import Worker
    from throughcare.core.today import now, today

    here = town()
    _employ(here, "Ana Alder", ANA)
    _employ(here, "Ola Olive", OLA, ended_on=today())
    restricted, sealed = _looked_after(here, "Res"), _looked_after(here, "Sea")
    _agree_from_a_figure(here, [here.ada.pk, here.ben.pk, restricted, sealed])
    _close(restricted, "restricted")
    _close(sealed, "sealed")
    about = About(as_at=today(), made_at=now(), source=OF_THE_RECORD, version="1", rulebook="drawn")
    with writing(folder / "taken", about) as under_way:
        for row in kept.everything():
            under_way.add(row)
        for spec in specs():
            for row in rows_of(spec.people):
                under_way.add(row)
    snapshot = opened(folder / "taken")
    server = analysts.Server.here()
    analysts.prepare(server)
    addresses = {login: analysts.give(server, login) for login in (ANA, OLA, DORA, "nobody@council.example")}
    load(snapshot)
    assert Worker.objects.filter(email=DORA).exists()
    return Shown(here, snapshot, server, addresses, str(restricted), str(sealed))


def _employ(here: Town, name: str, email: str, *, ended_on: date | None = None) -> None:
    from throughcare.apps.workforce.itself import ITSELF
    from throughcare.apps.workforce.models import Post, Worker
    from throughcare.apps.workforce.roles import SIGHT_OF, Role
    from throughcare.core.acting import acting_as

    with acting_as(ITSELF):
        worker = Worker.objects.create_user(email=email, password=None, name=name)
        held = {"role": Role.ANALYST, "team": here.teams["Council"], "sight": SIGHT_OF[Role.ANALYST]}
        Post.objects.create(worker=worker, started_on=LONG_AGO, ended_on=ended_on, **held)


def _looked_after(here: Town, name: str) -> Any:
    from throughcare.apps.care.models import PeriodOfCare
    from throughcare.apps.people import actions as people
    from throughcare.apps.people.models import Covered, Person
    from throughcare.apps.workforce.itself import ITSELF, itself
    from throughcare.core.acting import acting_as
    from throughcare.core.changes import action

    @action(why="they came into care")
    def come(*, by: Any) -> Any:
        child = Person(given_name=name, family_name="Closed", born_on=date(2015, 5, 5), source=here.source)
        people.add_people([child], by=by)
        people.record_facts([PeriodOfCare(child=child, source=here.source, started_on=date(2025, 12, 8))], by=by)
        people.cover([Covered(child=child, source=here.source, first_on=date(2021, 1, 1))], by=by)
        return child.pk

    with acting_as(ITSELF):
        return come(by=itself())


def _agree_from_a_figure(here: Town, children: list[Any]) -> None:
    """Something on how things are done, and something for each of these children, on their own record."""
    from throughcare.apps.improvement import actions
    from throughcare.apps.improvement.actions.acting import Figured
    from throughcare.apps.improvement.models import Behind, Frozen
    from throughcare.apps.workforce.itself import ITSELF
    from throughcare.core.acting import acting_as
    from throughcare.core.today import now, today

    with acting_as(ITSELF):
        frozen = Frozen.objects.create(folder="before", mark="before", of_what="drawn", as_at=today(), made_at=now())
        for child in children:
            Behind.objects.create(child_id=child, frozen=frozen, measure=SEEN, counted=1, met=0, not_known=0)
    figured = Figured(SEEN, frozen, "8 of 12", here.teams["Council"])
    with acting_as(here.dora.pk):
        actions.act_on_measure(figured, "Hold a list each Monday", owner=here.sol, due_on=today(), by=here.dora)
        actions.act_for_children(figured, children, "See them this week", due_on=today(), by=here.dora)


def _close(person: Any, kind: str) -> None:
    from throughcare.apps.involvement.models import Restriction
    from throughcare.apps.workforce.itself import ITSELF
    from throughcare.core.acting import acting_as

    with acting_as(ITSELF):
        Restriction.objects.create(person_id=person, kind=kind, reason="For a test", started_on=LONG_AGO)


def _of_the_snapshot(shown: Shown, table: str) -> list[tuple[Any, ...]]:
    found = pq.read_table(shown.snapshot.path_of(table)).to_pylist()
    open_ones = [row for row in found if row.get("child") not in (shown.restricted, shown.sealed)]
    return sorted((tuple(map(_alike, row.values())) for row in open_ones), key=repr)


def _alike(value: Any) -> Any:
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def test_each_view_has_the_names_types_and_rows_of_its_table_in_the_snapshot(shown: Shown) -> None:
    said = shown.ask(
        "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns WHERE table_schema = 'analysis' ORDER BY table_name, ordinal_position"
    )
    types = {"timestamptz": "timestamp with time zone"}
    filled = 0
    for table in TABLES:
        wanted = [POSTGRESQL_TYPES[each.type.removesuffix(" | None")] for each in table.columns]
        columns = [(table.name, each.name, types.get(kind, kind)) for each, kind in zip(table.columns, wanted, strict=True)]
        assert [row for row in said if row[0] == table.name] == columns
        rows = shown.ask(f'SELECT * FROM "{table.name}"')
        assert sorted((tuple(map(_alike, row)) for row in rows), key=repr) == _of_the_snapshot(shown, table.name), table.name
        filled += bool(rows)
    assert {row[0] for row in said} == {table.name for table in TABLES} | {"snapshot"}
    assert filled >= len(TABLES) - 2, "or the test would hold of tables without a row"


def test_the_same_question_serves_a_snapshot_and_the_database(shown: Shown) -> None:
    asked = re.findall(r"```sql\n(SELECT.*?);?\n```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(asked) >= 2
    with duckdb.connect(":memory:") as own:
        for view in views(shown.snapshot):
            own.execute(view)
        of_all = [own.execute(said).fetchall() for said in asked]
        assert all(of_all)
        # The snapshot counts every child; what is asked of the database leaves out the two who are closed.
        own.execute("CREATE SCHEMA open_ones")
        for table in filter(is_about_children, TABLES):
            closed = f"child NOT IN ('{shown.restricted}', '{shown.sealed}')"
            own.execute(f"CREATE VIEW open_ones.{table.name} AS FROM main.{table.name} WHERE {closed}")
        own.execute("SET search_path = 'open_ones,main'")
        for said, everybodys in zip(asked, of_all, strict=True):
            assert sorted(own.execute(said).fetchall(), key=repr) == sorted(shown.ask(said), key=repr)
            assert sum(row[-1] for row in shown.ask(said)) < sum(row[-1] for row in everybodys)


def test_children_are_keys_and_nothing_names_anybody(shown: Shown) -> None:
    assert str(shown.here.ada.pk) in shown.children()
    for table in TABLES:
        assert "Fern" not in repr(shown.ask(f'SELECT * FROM "{table.name}"'))
    assert shown.ask("SELECT obj_description('analysis.child'::regclass)")[0][0].startswith("A child or young person")
    ((folder, as_at),) = shown.ask("SELECT folder, as_at FROM snapshot")
    assert (folder, as_at) == ("taken", shown.snapshot.about.as_at)


def test_restricted_and_sealed_children_are_in_the_snapshot_and_not_shown_to_analysts(shown: Shown, cluster: Cluster) -> None:
    counted = set(pq.read_table(shown.snapshot.path_of("child")).column("child").to_pylist())
    assert {shown.restricted, shown.sealed} <= counted, "figures count every child"
    assert not {shown.restricted, shown.sealed} & shown.children()
    with psycopg.connect(**cluster.address(OWNER).for_psycopg()) as owner:
        copied = {str(child) for (child,) in owner.execute("SELECT child FROM analysis_rows.child").fetchall()}
    assert not {shown.restricted, shown.sealed} & copied, (
        "nor copied, or how many there are could be read from the size of a table"
    )


def test_what_was_agreed_from_a_figure_for_a_closed_child_is_not_shown_and_what_is_for_nobody_is(
    shown: Shown, cluster: Cluster
) -> None:
    closed = {shown.restricted, shown.sealed}
    told = pq.read_table(shown.snapshot.path_of("figure_action")).to_pylist()
    theirs = {row["action"] for row in told if row["child"] in closed}
    assert len(theirs) == 2, "the figures count them"
    for_nobody = {row["action"] for row in told if row["child"] is None}
    assert for_nobody
    seen = dict(shown.ask("SELECT action, child FROM figure_action"))
    assert {action for action, child in seen.items() if child is None} == for_nobody
    assert {child for child in seen.values() if child} == {str(shown.here.ada.pk), str(shown.here.ben.pk)}
    without_a_row = "SELECT f.action FROM figure_action f LEFT JOIN agreed_action a USING (action) WHERE f.child IS NOT NULL AND a.child IS NULL"
    assert shown.ask(without_a_row) == []
    with psycopg.connect(**cluster.address(OWNER).for_psycopg()) as owner:
        for table in TABLES:
            for rows in (shown.ask(f'SELECT * FROM "{table.name}"'), owner.execute(f"SELECT * FROM analysis_rows.{table.name}")):
                cells = {cell for row in rows for cell in row if isinstance(cell, str)}
                assert not cells & (closed | theirs), f"{table.name} tells of a closed child"


def test_a_record_closed_since_is_not_shown_from_then_on(shown: Shown) -> None:
    from throughcare.apps.extract.for_analysts import load

    ben = str(shown.here.ben.pk)
    of_ben = f"SELECT count(*) FROM figure_action WHERE child = '{ben}'"
    assert ben in shown.children()
    assert shown.ask(of_ben) == [(1,)]
    _close(shown.here.ben.pk, "restricted")
    try:
        assert ben not in shown.children()
        assert shown.ask(of_ben) == [(0,)]
        assert shown.ask(f"SELECT count(*) FROM owed WHERE child = '{ben}'") == [(0,)]
    finally:
        with psycopg.connect(**shown.server.maker.for_psycopg()) as superuser:
            superuser.execute("SET session_replication_role = replica")  # past the history's triggers: as if it had never been
            superuser.execute("DELETE FROM involvement_restriction WHERE person_id = %s", [shown.here.ben.pk])
    load(shown.snapshot)
    assert ben in shown.children()


def test_what_an_analyst_says_of_themselves_opens_nothing(shown: Shown) -> None:
    before = shown.children()
    dora, itself = shown.here.dora.pk, "00000000-0000-0000-0000-000000000001"
    for worker in (dora, itself):
        assert shown.children(first=f"SELECT set_config('throughcare.worker', '{worker}', false)") == before
    for whoever in (OLA, DORA, "nobody@council.example"):
        assert shown.children(as_whom=whoever) == set(), "whose post has ended, who is no analyst, who is nobody here"
        assert shown.ask("SELECT count(*) FROM team", as_whom=whoever) == [(0,)]
        first = f"SELECT set_config('throughcare.worker', '{dora}', false)"
        assert shown.children(as_whom=whoever, first=first) == set()


FORBIDDEN = (
    "SELECT * FROM public.people_person",
    "SELECT * FROM analysis_rows.child",
    "SELECT analysis_rows.closed()",
    "SELECT * FROM public.desk_find('Fern', '{}', 9)",
    "SELECT public.involvement_people_seen('names')",
    "INSERT INTO analysis.team (team, name, kind) VALUES ('a', 'b', 'team')",
    "UPDATE analysis.child SET sex = 'U'",
    "DELETE FROM analysis.child",
    "TRUNCATE analysis_rows.child",
    "DROP VIEW analysis.child",
    "CREATE VIEW analysis.mine AS SELECT 1",
    "CREATE TABLE public.mine (a int)",
    "CREATE TABLE analysis.mine (a int)",
    "CREATE TEMP TABLE mine (a int)",
    "CREATE SCHEMA mine",
    "SELECT lo_create(0)",
    "SELECT lo_from_bytea(0, 'a')",
    "COPY analysis.child TO '/tmp/children.csv'",
    "COPY analysis.child TO PROGRAM 'cat'",
    "SELECT pg_read_file('/etc/passwd')",
    f"SET ROLE {OWNER}",
    f"SET ROLE {APP}",
    "SET ROLE postgres",
    f"SET SESSION AUTHORIZATION {OWNER}",
    "CREATE ROLE another",
    f'ALTER ROLE "{ANA}" BYPASSRLS',
    "SET log_statement = 'none'",
    "SET session_replication_role = replica",
    "SET row_security = off; SELECT * FROM analysis.child",
)


def test_an_analyst_reads_the_views_and_does_nothing_else(shown: Shown) -> None:
    for forbidden in FORBIDDEN:
        with pytest.raises(errors.InsufficientPrivilege):
            shown.attempt(forbidden)
    readable = """SELECT DISTINCT n.nspname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'v', 'm', 'p') AND has_table_privilege(c.oid, 'SELECT') AND n.nspname !~ '^pg_|^information_schema$' ORDER BY 1"""
    assert shown.ask(readable) == [("analysis",), ("analysis_rows",)]
    writable = """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_'
        AND c.relkind IN ('r', 'v', 'm', 'p') AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')"""
    assert shown.ask(writable) == []
    ours = """SELECT n.nspname FROM pg_namespace n WHERE n.nspname !~ '^pg_|^information_schema$' AND has_schema_privilege(n.oid, 'USAGE')"""
    assert shown.ask(ours) == [("analysis",)], "so no function of ours can be named"
    roles = "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname IN (current_user, '{}')"
    assert shown.ask(roles.format(ANALYSTS)) == [(False,) * 5] * 2
    for other in ("postgres", "template1"):
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(**shown.addresses[ANA].for_psycopg() | {"dbname": other})


def test_the_application_has_no_business_with_what_analysts_are_shown(shown: Shown, cluster: Cluster) -> None:
    for table in ("analysis.child", "analysis_rows.child"):
        with psycopg.connect(**cluster.address(APP).for_psycopg()) as app, pytest.raises(errors.InsufficientPrivilege):
            app.execute(f"SELECT * FROM {table}".encode())


def test_what_analysts_ask_is_logged_under_their_address_and_each_load_is_an_export(shown: Shown, cluster: Cluster) -> None:
    from throughcare.core.models import Look

    shown.ask("SELECT 'asked by ana' AS mark, count(*) FROM child")
    log = (cluster.folder / "server.log").read_text(errors="replace")
    (line,) = [line for line in log.splitlines() if "asked by ana" in line]
    assert ANA in line
    with psycopg.connect(**cluster.address(OWNER).for_psycopg()) as owner:
        looks = owner.execute(
            "SELECT DISTINCT kind, words, seen FROM core_look WHERE path = 'throughcare analysts' AND words LIKE 'taken%'"
        )
        assert looks.fetchall() == [(Look.Kind.EXPORT.value, "taken for analysts", shown.snapshot.files["child"].rows)]


def test_a_load_that_must_wait_too_long_leaves_what_was_shown(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    from throughcare.apps.extract import for_analysts

    monkeypatch.setattr(for_analysts, "PATIENCE", "100ms")
    with psycopg.connect(**shown.addresses[ANA].for_psycopg()) as database:
        before = database.execute("SELECT count(*), max(loaded_at) FROM child, snapshot").fetchall()
        with pytest.raises(Refused, match="what they showed before"):
            for_analysts.load(shown.snapshot)
        assert database.execute("SELECT count(*), max(loaded_at) FROM child, snapshot").fetchall() == before


def test_a_server_that_speaks_another_language_is_understood(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db.utils import OperationalError

    from throughcare.apps.extract import for_analysts

    def waits_in_vain(cursor: Any) -> None:
        words = "annulation de la requête à cause du délai dépassé de verrouillage"
        raise OperationalError(words) from errors.LockNotAvailable(words)

    def goes_away(cursor: Any) -> None:
        raise OperationalError("lock timeout") from errors.AdminShutdown("lock timeout")

    monkeypatch.setattr(for_analysts, "_put_in_place", waits_in_vain)
    with pytest.raises(Refused, match="what they showed before"):
        for_analysts.load(shown.snapshot)
    monkeypatch.setattr(for_analysts, "_put_in_place", goes_away)
    with pytest.raises(OperationalError):
        for_analysts.load(shown.snapshot)


def test_a_snapshot_of_returns_is_not_shown(shown: Shown, tmp_path: Path) -> None:
    from throughcare.apps.extract.for_analysts import load

    about = About(
        as_at=date(2026, 3, 31), made_at=datetime(2026, 4, 1, tzinfo=UTC), source="SSDA903 2026", version="1", rulebook="r"
    )
    with writing(tmp_path / "returns", about):
        pass
    with pytest.raises(Refused, match="not taken of the record"):
        load(opened(tmp_path / "returns"))


def test_a_login_is_given_to_an_analyst_of_ours_told_once_and_withdrawn(shown: Shown, capsys: pytest.CaptureFixture[str]) -> None:
    eva = "eva@council.example"
    _employ(shown.here, "Eva Elm", eva)
    assert main(["analysts", "give", DORA]) == 1
    assert "Nobody who holds an analyst's post today" in capsys.readouterr().err
    assert main(["analysts", "give", eva.title()]) == 0
    (url,) = re.findall(r"postgresql://\S+", capsys.readouterr().out)
    with psycopg.connect(url) as database:
        assert database.execute("SELECT count(*) > 2 FROM child").fetchall() == [(True,)]
    assert main(["analysts", "list"]) == 0
    said = capsys.readouterr().out
    assert f"{eva}, Eva Elm" in said
    assert f"{OLA} may sign in and is shown nothing" in said
    assert "Analysts are shown taken" in said
    assert main(["analysts", "withdraw", eva]) == 0
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url)
    assert main(["analysts", "withdraw", eva]) == 1
    with pytest.raises(Refused, match="no analyst's"):
        analysts.give(shown.server, OWNER)


def test_by_night_analysts_are_shown_the_nights_snapshot_and_only_if_there_are_any(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    from throughcare.cli.analysts import loaded_by_night

    assert loaded_by_night(shown.snapshot.folder).startswith("Analysts are shown taken")
    monkeypatch.setattr(analysts, "everybody", list)
    assert loaded_by_night(shown.snapshot.folder) == ""


def test_with_the_last_who_signs_in_goes_what_was_shown(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from throughcare.apps.extract.for_analysts import load

    analysts.give(shown.server, "gus@council.example")
    try:
        monkeypatch.setattr(analysts, "everybody", list)
        assert main(["analysts", "withdraw", "gus@council.example"]) == 0
        assert "is taken away" in capsys.readouterr().out
        schemas = "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'analysis%'"
        assert shown.ask(schemas) == [(0,)]
        assert main(["analysts", "load"]) == 1
        assert "Nobody signs in" in capsys.readouterr().err
    finally:
        load(shown.snapshot)


def test_on_a_councils_own_server_what_its_superuser_must_type_is_said(
    shown: Shown, cluster: Cluster, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _employ(shown.here, "Fay Fir", "fay@council.example")
    monkeypatch.setenv("DATABASE_URL", cluster.address(OWNER).url())
    monkeypatch.setenv("DATABASE_APP_URL", cluster.address(APP).url())
    assert main(["analysts", "give", "fay@council.example"]) == 1
    said = capsys.readouterr().err
    assert f"{OWNER} may make no roles" in said
    assert "SET log_statement = 'all'" in said
    assert main(["analysts", "load", "--in", str(shown.snapshot.folder)]) == 0
    theirs = analysts.Server.here()
    assert theirs == analysts.Server(maker=cluster.address(OWNER), owner=OWNER, app=APP, ours=False)
    with pytest.raises(Refused, match=f'CREATE ROLE "fay@council.example" LOGIN .* IN ROLE {ANALYSTS}'):
        analysts.give(theirs, "fay@council.example")
    superuser = shown.server.maker.for_psycopg()
    with psycopg.connect(**superuser, autocommit=True) as postgres:
        postgres.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
        try:
            analysts.prepare(theirs)
            assert analysts.is_ready(), "the owner of a database may close its schema"
            postgres.execute(f"ALTER ROLE {OWNER} CREATEROLE; GRANT {ANALYSTS} TO {OWNER} WITH ADMIN OPTION".encode())
            address = analysts.give(theirs, "fay@council.example")
            with psycopg.connect(**address.for_psycopg()) as database:
                assert database.execute("SELECT count(*) > 2 FROM child").fetchall() == [(True,)]
            assert OWNER not in analysts.everybody()
            analysts.withdraw(theirs, "fay@council.example")
        finally:
            postgres.execute(f"REVOKE {ANALYSTS} FROM {OWNER}; ALTER ROLE {OWNER} NOCREATEROLE".encode())
    assert "REVOKE USAGE ON SCHEMA public FROM PUBLIC" in analysts._to_prepare(theirs)
