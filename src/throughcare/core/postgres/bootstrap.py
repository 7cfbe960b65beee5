"""What a new server is given once, as its superuser: three roles, none of them super, a database and its extensions."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, LiteralString

from throughcare.core.postgres.address import ANALYSTS, APP, DATABASE, OWNER, Address

if TYPE_CHECKING:
    import psycopg

EXTENSIONS: tuple[LiteralString, ...] = ("pg_trgm", "fuzzystrmatch", "unaccent", "btree_gist")
PLAIN: LiteralString = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION"

# What the application may do with whatever the owner makes. Narrower tables narrow it in their own migration.
FOR_THE_APP: tuple[LiteralString, ...] = (
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE, SELECT ON SEQUENCES TO {app}",
)
FOR_ANALYSTS: tuple[LiteralString, ...] = (
    "GRANT CONNECT ON DATABASE {database} TO {analysts}",
    "GRANT USAGE ON SCHEMA public TO {app}",
    "REVOKE USAGE ON SCHEMA public FROM PUBLIC",
)
OPEN_TO_ALL: tuple[LiteralString, ...] = (
    "REVOKE EXECUTE ON FUNCTION lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea) FROM PUBLIC",
    "REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC",
)


def make_roles_and_database(superuser: Address, *, passwords: Mapping[str, str], for_tests: bool) -> None:
    """Everything a new server needs before the first migration. Safe to run again on one half made.

    `passwords` are those of the roles to make.
    """
    from psycopg import connect, sql

    with connect(**superuser.for_psycopg(), autocommit=True) as postgres:
        for role, password in passwords.items():
            if not _is_there(postgres, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
                postgres.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(role)))
            made = sql.SQL("ALTER ROLE {} " + PLAIN + " PASSWORD {}").format(sql.Identifier(role), sql.Literal(password))
            postgres.execute(made)
        if not _is_there(postgres, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
            postgres.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))
        postgres.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(DATABASE)))
        postgres.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(DATABASE), sql.Identifier(APP)))
        if for_tests:
            _let_tests_change_hats(postgres)
    with connect(**replace(superuser, database=DATABASE).for_psycopg(), autocommit=True) as postgres:
        _furnish(postgres)
        make_analysts_role(postgres)
        close_what_is_open_to_all(postgres)


def make_analysts_role(postgres: "psycopg.Connection", *, database: str = DATABASE, app: str = APP) -> None:
    """Make the role that analysts share, which nobody signs in as; and let nobody reach our tables and functions but who is named.

    PostgreSQL lets everybody name what is in the schema `public` and run its functions, and some of ours read as the owner.
    """
    from psycopg import sql

    named = {"analysts": sql.Identifier(ANALYSTS), "database": sql.Identifier(database), "app": sql.Identifier(app)}
    if not _is_there(postgres, "SELECT 1 FROM pg_roles WHERE rolname = %s", ANALYSTS):
        postgres.execute(sql.SQL("CREATE ROLE {analysts} NOLOGIN").format(**named))
    for said in FOR_ANALYSTS:
        postgres.execute(sql.SQL(said).format(**named))


def close_what_is_open_to_all(postgres: "psycopg.Connection") -> None:
    """As superuser, of our own server: nobody makes large objects here, and only the superuser has business in the other databases."""
    for said in OPEN_TO_ALL:
        postgres.execute(said)


def prepare_council_server(owner: Address, app: Address) -> None:
    """The same for a council's own server, as its owner, as far as an owner may. Raises psycopg's own errors.

    The owner there needs CREATE on its database for the extensions (all four are trusted ones) and, unless the
    application's role is already there, CREATEROLE to make it.
    """
    from psycopg import connect, sql

    with connect(**owner.for_psycopg(), autocommit=True) as postgres:
        if not _is_there(postgres, "SELECT 1 FROM pg_roles WHERE rolname = %s", app.role):
            made = sql.SQL("CREATE ROLE {} LOGIN NOINHERIT PASSWORD {}").format(
                sql.Identifier(app.role), sql.Literal(app.password)
            )
            postgres.execute(made)
        postgres.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(owner.database), sql.Identifier(app.role))
        )
        _furnish(postgres, owner=owner.role, app=app.role)


def _furnish(postgres: "psycopg.Connection", *, owner: str = OWNER, app: str = APP) -> None:
    from psycopg import sql

    for extension in EXTENSIONS:
        postgres.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    postgres.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(app)))
    for rule in FOR_THE_APP:
        postgres.execute(sql.SQL(rule).format(owner=sql.Identifier(owner), app=sql.Identifier(app)))


def _let_tests_change_hats(postgres: "psycopg.Connection") -> None:
    # A test arranges as the owner and acts as the application inside one transaction. NOINHERIT: until it says SET ROLE
    # it has the application's rights and no more. Servers that are not for tests never grant this.
    from psycopg import sql

    inherit: LiteralString = " WITH INHERIT FALSE, SET TRUE" if postgres.info.server_version >= 160000 else ""
    postgres.execute(sql.SQL("ALTER ROLE {} NOINHERIT").format(sql.Identifier(APP)))
    postgres.execute(sql.SQL("GRANT {} TO {}" + inherit).format(sql.Identifier(OWNER), sql.Identifier(APP)))


def _is_there(postgres: "psycopg.Connection", question: LiteralString, name: str) -> bool:
    return postgres.execute(question, [name]).fetchone() is not None
