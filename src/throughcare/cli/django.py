"""Run one of Django's own commands, with our settings and our database up.

For example `throughcare django shell` or `throughcare django makemigrations --check`. To migrate, use `throughcare migrate`.
"""

import argparse
import os

from throughcare.core.postgres import ready


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("words", nargs=argparse.REMAINDER, help="Django's command and its arguments")


def run(chosen: argparse.Namespace) -> int:
    """Hand over to Django."""
    set_up()
    from django.core.management import execute_from_command_line

    with ready():
        execute_from_command_line(["throughcare django", *chosen.words])
    return 0


def set_up() -> None:
    """Make Django ready to be used. The database need not be up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "throughcare.config.settings")
    import django

    django.setup()
