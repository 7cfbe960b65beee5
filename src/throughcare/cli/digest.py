"""Write to everybody who has something to do: how much is late, due soon or waits for them. Counts only, no names.

To be run once a night, by the machine's own timetable (cron or a systemd timer). Letters go by the mail server that
THROUGHCARE_EMAIL_HOST and the settings beside it name; without one they are printed here. Whoever has nothing to do gets none.
"""

import argparse
import sys

from throughcare.core.postgres import ready


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing follows the command."""


def run(chosen: argparse.Namespace) -> int:
    """Send, and say how many were sent. Returns 1 where an address was refused."""
    with ready():
        from throughcare.cli.django import set_up

        set_up()
        from throughcare.apps.duties.digest import send_digests
        from throughcare.core.words import count

        found = send_digests()
        print(f"{count(found.sent, 'letter')} sent. {count(found.quiet, 'worker')} had nothing to do.")
        for address in found.refused:
            print(f"throughcare: the mail server refused {address}", file=sys.stderr)
    return 1 if found.refused else 0
