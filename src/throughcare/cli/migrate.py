"""Bring the database's tables up to date, as their owner.

Starts our own PostgreSQL for as long as it takes, or uses the council's (DATABASE_URL). Safe to run again.
"""

import argparse

from throughcare.core.postgres import addresses, our_cluster, ready


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("--quiet", action="store_true", help="say nothing when there is nothing to do")


def run(chosen: argparse.Namespace) -> int:
    """Migrate."""
    with ready():
        migrate(quiet=chosen.quiet)
    return 0


def migrate(*, quiet: bool = False) -> None:
    """Bring the tables up to date on a server that is up."""
    from throughcare.cli.django import set_up

    if our_cluster() is None:
        from throughcare.core.postgres.bootstrap import prepare_council_server

        prepare_council_server(*addresses())
    set_up()
    from django.core.management import call_command

    call_command("migrate", database="owner", interactive=False, verbosity=0 if quiet else 1)
