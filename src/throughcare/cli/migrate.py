"""Bring the database's tables up to date, as their owner.

Starts our own PostgreSQL for as long as it takes, or uses the council's (DATABASE_URL). Safe to run again.
"""

import argparse

from throughcare.core.postgres import addresses, our_cluster, owners_address, ready
from throughcare.core.refused import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("--quiet", action="store_true", help="say nothing when there is nothing to do")


def run(chosen: argparse.Namespace) -> int:
    """Migrate."""
    with ready():
        migrate(quiet=chosen.quiet)
        keep_practice_current()
    return 0


def keep_practice_current() -> None:
    """Open the record of practice on the first day of it, and let it carry what this version of Throughcare can record since."""
    from throughcare.apps.duties.actions import carry_what_can_be_recorded
    from throughcare.apps.workforce.itself import ITSELF, itself
    from throughcare.core.acting import acting_as

    with acting_as(ITSELF):
        carry_what_can_be_recorded(by=itself())


def migrate(*, quiet: bool = False) -> None:
    """Bring the tables up to date on a server that is up. Raises Refused where they are not and we are not their owner."""
    from throughcare.cli.django import set_up

    owner, app = addresses()
    if our_cluster() is None and owner is not None:
        from throughcare.core.postgres.bootstrap import prepare_council_server

        prepare_council_server(owner, app)
    set_up()
    alias = "default" if owner is None else "owner"
    _refuse_tables_of_another_version(alias)
    if _are_up_to_date(alias):
        if not quiet:
            print("The tables are up to date.")
        return
    owners_address()
    from django.core.management import call_command

    call_command("migrate", database="owner", interactive=False, verbosity=0 if quiet else 1)


def _refuse_tables_of_another_version(alias: str) -> None:
    # A program put back to an older version, or tables made before the first release: nobody can say what our steps would do to them.
    from django.db import connections
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connections[alias], replace_migrations=False)
    ours = {app for app, _ in loader.disk_migrations}
    unknown = sorted(
        f"{app} {name}"
        for app, name in loader.applied_migrations or {}
        if app in ours and (app, name) not in loader.disk_migrations
    )
    if unknown:
        raise Refused(
            f"The tables were made by another version of Throughcare: this one does not know {unknown[0]}"
            f"{f' and {len(unknown) - 1} more steps' if unknown[1:] else ''}. Nothing was changed. "
            "An invented council is made anew by `make demo-reset` and `make demo`."
        )


def _are_up_to_date(alias: str) -> bool:
    # Django's own command asks the same, and then goes on to look at every model's permissions, which takes seconds.
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[alias])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
