"""Reckon every child's duties again, where the rulebook has changed since they were.

A change on the page of this council's own rules sets this going by itself; a new version of Throughcare with another law in it needs it
run once. It may be run at any time: where every kept duty is up to date it does nothing. While it runs the pages say so.
"""

import argparse

from throughcare.core.postgres import ready


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing follows the command."""


def run(chosen: argparse.Namespace) -> int:
    """Reckon, and say how many children were."""
    with ready():
        from throughcare.cli.django import set_up

        set_up()
        from throughcare.apps.duties.actions import reckon_everyone_again
        from throughcare.core.words import count

        children = reckon_everyone_again(tell=_say)
        if children:
            print(f"{count(children, 'child', 'children')} reckoned again.")
        else:
            print("Every kept duty is up to date with the rulebook.")
    return 0


def _say(done: int, of: int) -> None:
    print(f"  {done:,} of {of:,}", flush=True)
