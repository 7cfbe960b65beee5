"""Who signs in to the database as an analyst: a role of their own, by the address they are known by here, that may read a few views.

They share the rights of one role that nobody signs in as. On our own server we make them as its superuser; on a council's own, as the
owner of the tables where it may make roles, and where it may not, what to type is said.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, LiteralString

from throughcare.core.postgres import ANALYSTS, APP, DATABASE, Address, addresses, bootstrap, our_cluster, owners_address
from throughcare.core.refused import Refused

if TYPE_CHECKING:
    import psycopg

SHOWN = "analysis"
"""The schema that analysts read."""
LONGEST = 63
"""Bytes in the name of a role."""

FOR_EACH: tuple[LiteralString, ...] = (
    "GRANT {analysts} TO {login}",
    "ALTER ROLE {login} IN DATABASE {database} SET search_path = " + SHOWN,
    "ALTER ROLE {login} IN DATABASE {database} SET default_transaction_read_only = on",
    "ALTER ROLE {login} IN DATABASE {database} SET statement_timeout = '15min'",
)
AS_SUPERUSER: tuple[LiteralString, ...] = (
    "ALTER ROLE {login} SET log_statement = 'all'",
    "ALTER ROLE {login} SET temp_file_limit = '4GB'",
)
"""What the analyst cannot set otherwise again, and only a superuser can set at all."""

MEMBERS: LiteralString = """SELECT r.rolname::text FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member JOIN pg_roles g ON g.oid = m.roleid
    WHERE g.rolname = %s AND r.rolcanlogin AND NOT m.admin_option ORDER BY 1"""
"""Whoever made the shared role counts among its members too, from PostgreSQL 16 on: as one who may give it, and not to use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Whom to make roles as, between whom the database is shared, and whether the server is our own."""

    maker: Address
    owner: str
    app: str
    ours: bool

    @classmethod
    def here(cls) -> Server:
        """This installation's. Raises Refused where we were not told the owner's address."""
        cluster = our_cluster()
        owner = owners_address()
        if cluster is not None:
            return cls(maker=cluster.superuser(database=DATABASE), owner=owner.role, app=APP, ours=True)
        return cls(maker=owner, owner=owner.role, app=addresses()[1].role, ours=False)

    @contextmanager
    def making(self) -> Iterator[psycopg.Connection]:
        """While this lasts, a connection that makes roles."""
        from psycopg import connect

        with connect(**self.maker.for_psycopg(), autocommit=True) as postgres:
            yield postgres


def prepare(server: Server) -> None:
    """See to it that the role is there and reaches only what it is granted. Safe to run again. Raises Refused, saying what to type."""
    from psycopg import errors

    with server.making() as postgres:
        if server.ours or not _is_ready(postgres):
            try:
                bootstrap.make_analysts_role(postgres, database=server.maker.database, app=server.app)
            except errors.InsufficientPrivilege:
                raise Refused(_to_prepare(server)) from None
        if server.ours:
            bootstrap.close_what_is_open_to_all(postgres)
        if not _is_ready(postgres):
            raise Refused(_to_prepare(server))


def give(server: Server, login: str) -> Address:
    """Let somebody sign in as an analyst, with a new password that is kept nowhere. Raises Refused for a name that is somebody else's."""
    from psycopg import errors, sql

    if len(login.encode()) > LONGEST:
        raise Refused(f"{login} is too long: PostgreSQL takes {LONGEST} letters.")
    password = secrets.token_urlsafe(24)
    named = {
        "login": sql.Identifier(login),
        "analysts": sql.Identifier(ANALYSTS),
        "database": sql.Identifier(server.maker.database),
    }
    with server.making() as postgres:
        # Made unreadable here, so that the password itself is in no statement and no log.
        kept = postgres.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
        there = login in logins(postgres)
        if not there and _is_a_role(postgres, login):
            raise Refused(f"The server has a role called {login} that is no analyst's: it is left as it is.")
        act = sql.SQL("ALTER ROLE {login}" if there else "CREATE ROLE {login}").format(**named)
        try:
            with postgres.transaction():
                postgres.execute(sql.SQL("{} LOGIN CONNECTION LIMIT 5 PASSWORD {}").format(act, sql.Literal(kept)))
                for said in (*FOR_EACH, *(AS_SUPERUSER if server.ours else ())):
                    postgres.execute(sql.SQL(said).format(**named))
        except errors.InsufficientPrivilege:
            raise Refused(_to_give(server, login)) from None
    return server.maker.as_role(login, password=password)


def withdraw(server: Server, login: str) -> None:
    """Let them sign in no more; whatever they have open reads nothing from now on. Raises Refused where they could not."""
    from psycopg import errors, sql

    with server.making() as postgres:
        if login not in logins(postgres):
            raise Refused(f"{login} does not sign in to the database as an analyst.")
        try:
            postgres.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(login)))
            if server.ours:
                postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", [login])
            postgres.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))
        except errors.InsufficientPrivilege:
            raise Refused(f'Only who made it may take it away. Have it typed:\n\n  DROP ROLE "{login}";') from None


def logins(postgres: psycopg.Connection) -> list[str]:
    """Who may sign in as an analyst."""
    return [str(name) for (name,) in postgres.execute(MEMBERS, [ANALYSTS]).fetchall()]


def everybody() -> list[str]:
    """The same, asked as the owner of the tables, who makes nobody here."""
    with _as_owner() as postgres:
        return logins(postgres)


def is_ready() -> bool:
    """Whether the role that analysts share is as it should be, asked in the same way."""
    with _as_owner() as postgres:
        return _is_ready(postgres)


@contextmanager
def _as_owner() -> Iterator[psycopg.Connection]:
    from psycopg import connect

    with connect(**owners_address().for_psycopg(), autocommit=True) as postgres:
        yield postgres


def _is_a_role(postgres: psycopg.Connection, name: str) -> bool:
    return postgres.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone() is not None


def _is_ready(postgres: psycopg.Connection) -> bool:
    """Whether the role is there, may connect, and can name nothing that is ours."""
    if not _is_a_role(postgres, ANALYSTS):
        return False
    asked = """SELECT has_database_privilege(%(who)s, current_database(), 'CONNECT') AND NOT has_schema_privilege(%(who)s, 'public', 'USAGE')"""
    found = postgres.execute(asked, {"who": ANALYSTS}).fetchone()
    return found is not None and bool(found[0])


def _to_prepare(server: Server) -> str:
    database = server.maker.database
    return f"""{server.owner} may not prepare this server for analysts. Have its superuser type, in the database {database}:

  CREATE ROLE {ANALYSTS} NOLOGIN;
  GRANT CONNECT ON DATABASE "{database}" TO {ANALYSTS};
  GRANT USAGE ON SCHEMA public TO "{server.owner}", "{server.app}";
  REVOKE USAGE ON SCHEMA public FROM PUBLIC;
  REVOKE TEMPORARY ON DATABASE "{database}" FROM PUBLIC;
  REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea) FROM PUBLIC;

and ask again."""


def _to_give(server: Server, login: str) -> str:
    return f"""{server.owner} may make no roles. Have the server's superuser type, and choose a password with \\password:

  CREATE ROLE "{login}" LOGIN CONNECTION LIMIT 5 IN ROLE {ANALYSTS};
  ALTER ROLE "{login}" IN DATABASE "{server.maker.database}" SET search_path = {SHOWN};
  ALTER ROLE "{login}" SET log_statement = 'all';"""
