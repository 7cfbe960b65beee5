"""Let analysts ask PostgreSQL what they may ask a snapshot: the same tables, as views that they can only read.

  give EMAIL       let somebody sign in to the database by the address they have here; prints where, with a new password, once
  withdraw EMAIL   let them sign in no more; with the last of them goes what was shown
  list             who may sign in, and whether they are shown anything
  load             show them the newest snapshot (with --take, one taken now; with --in, this one)

  throughcare analysts give ana@council.example
  throughcare analysts load --take
  psql "postgresql://ana%40council.example:…"      then: SELECT count(*) FROM child;

Whoever is given this must hold an analyst's post here, and is shown nothing from the day it ends. They can read the views of the schema
`analysis` and nothing else: no name, no address, no word of a record, no child whose record is restricted or sealed. They can write
nothing. While anybody may sign in, `throughcare nightly` loads each night's snapshot; the view `analysis.snapshot` says which is shown.

On our own server everything they ask is written to its log, under their address. With DATABASE_URL the council's server is used: where
the owner given there may make no roles, what its superuser is to type is said. See docs/how-to/use-a-snapshot.md.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from throughcare.core.postgres import ready
from throughcare.core.refused import Refused

if TYPE_CHECKING:  # Django is set up only once the command runs
    from throughcare.apps.workforce.models import Worker

NOTHING_YET = "Nothing is shown yet: `throughcare analysts load` shows the newest snapshot."


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("act", choices=["give", "withdraw", "list", "load"])
    parser.add_argument("email", nargs="?", help="whom, by the address they have here")
    parser.add_argument("--take", action="store_true", help="load a snapshot that is taken now")
    parser.add_argument("--in", type=Path, metavar="FOLDER", dest="folder", help="load this snapshot (default: the newest)")


def run(chosen: argparse.Namespace) -> int:
    """Do it, and say what was done."""
    if (chosen.act in {"give", "withdraw"}) != bool(chosen.email):
        raise Refused("Say whom, by the address they have here: only give and withdraw are about somebody.")
    if (chosen.take or chosen.folder) and (chosen.act != "load" or (chosen.take and chosen.folder)):
        raise Refused("--take and --in say which snapshot is loaded: one of them, with load.")
    with ready():
        from throughcare.cli.django import set_up

        set_up()
        if chosen.act == "give":
            print(given(chosen.email.lower()))
        elif chosen.act == "withdraw":
            print(withdrawn(chosen.email.lower()))
        elif chosen.act == "list":
            print("\n".join(listed()))
        else:
            print(loaded(take=chosen.take, folder=chosen.folder))
    return 0


def given(email: str) -> str:
    """Let them sign in; where, and with which password, in words. Raises Refused for whoever is no analyst here today."""
    from throughcare.core.postgres import analysts

    worker = _worker(email)
    if worker is None or not _is_an_analyst(worker):
        raise Refused(f"Nobody who holds an analyst's post today has the address {email}.")
    server = analysts.Server.here()
    analysts.prepare(server)
    _note(f"{email} may sign in to the database as an analyst")
    address = analysts.give(server, email)
    lines = [f"{worker.name} signs in here, and reads the schema {analysts.SHOWN}:", "", f"  {address.url()}", ""]
    lines.append("The password is kept nowhere and not shown again: asked again, there is a new one.")
    if server.ours:
        lines.append("Whatever they ask is written to the server's log, under their address.")
    else:
        lines.append(f"""What they ask is logged if a superuser types: ALTER ROLE "{email}" SET log_statement = 'all';""")
    if not shown():
        lines.append(NOTHING_YET)
    return "\n".join(lines)


def withdrawn(email: str) -> str:
    """Let them sign in no more. With the last of them goes the copy they were shown."""
    from throughcare.apps.extract.for_analysts import let_go
    from throughcare.core.postgres import analysts

    analysts.withdraw(analysts.Server.here(), email)
    _note(f"{email} may no longer sign in to the database as an analyst")
    said = f"{email} can no longer sign in to the database."
    if analysts.everybody():
        return said
    let_go()
    return f"{said} Nobody else does, so what analysts were shown is taken away."


def listed() -> list[str]:
    """Who may sign in, a line each, and what they are shown."""
    from throughcare.core.postgres import analysts

    lines = []
    for login in analysts.everybody():
        worker = _worker(login)
        if worker is None or not _is_an_analyst(worker):
            lines.append(f"{login} may sign in and is shown nothing: no analyst's post is held today. Withdraw it.")
        else:
            lines.append(f"{login}, {worker.name}")
    return [*(lines or ["Nobody signs in to the database as an analyst."]), shown() or NOTHING_YET]


def loaded(*, take: bool = False, folder: Path | None = None) -> str:
    """Show analysts a snapshot; what they are shown from now on, in words."""
    from throughcare.apps.extract.for_analysts import load
    from throughcare.apps.extract.taking import take as take_snapshot
    from throughcare.cli.measure import newest
    from throughcare.core.postgres import analysts
    from throughcare.record.snapshot.folder import SnapshotRefused, opened

    if not analysts.everybody():
        raise Refused("Nobody signs in to the database as an analyst: `throughcare analysts give` lets somebody.")
    if not analysts.is_ready():
        analysts.prepare(analysts.Server.here())
    try:
        rows = load(take_snapshot() if take else opened(folder or newest()))
    except SnapshotRefused as why:
        raise Refused(str(why)) from None
    return f"{shown()} {rows:,} rows."


def loaded_by_night(night: Path) -> str:
    """Show analysts a night's snapshot, if anybody may sign in; what was done in a sentence, empty where nobody may. Raises Refused."""
    from throughcare.core.postgres import addresses, analysts

    owner, _ = addresses()
    if owner is None or not analysts.everybody():
        return ""
    try:
        return loaded(folder=night)
    except Refused as why:
        raise Refused(f"they are shown what they were shown before. {why}") from None


def shown() -> str:
    """What analysts are shown, in a sentence; empty if nothing."""
    from django.db import connections

    from throughcare.apps.extract.for_analysts import KEPT

    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)::text", [f"{KEPT}.snapshot"])
        ((there,),) = cursor.fetchall()
        if there is None:
            return ""
        cursor.execute(f"SELECT folder, as_at, loaded_at FROM {KEPT}.snapshot")
        ((folder, as_at, loaded_at),) = cursor.fetchall()
    return f"Analysts are shown {folder}, as at {as_at}, since {loaded_at:%Y-%m-%d %H:%M}."


def _worker(email: str) -> Worker | None:
    from throughcare.apps.workforce.models import Worker

    return Worker.objects.filter(email__iexact=email, is_active=True).first()


def _is_an_analyst(worker: Worker) -> bool:
    from throughcare.apps.workforce.queries import roles_now
    from throughcare.apps.workforce.roles import Role

    return Role.ANALYST in roles_now(worker)


def _note(words: str) -> None:
    """Say it in the access log, where information governance reads who has been let see what."""
    from throughcare.apps.workforce.itself import ITSELF
    from throughcare.core.acting import acting_as
    from throughcare.core.looks import note_look
    from throughcare.core.models import Look

    with acting_as(ITSELF):
        note_look(Look.Kind.EXPORT, path="throughcare analysts", words=words)
