"""Start, stop or ask about the PostgreSQL that we run ourselves.

  start     start it and keep it running until `stop`
  stop      stop it, whoever is using it
  status    say where it is and whether it runs
  url       print the application's address, password and all (with --owner, the owner's)
  remove    stop it and destroy the database: there is no way back

With DATABASE_URL or DATABASE_APP_URL set, somebody else runs the server: only `status` and `url` then have something to say.
"""

import argparse

from throughcare.core.postgres import addresses, our_cluster, owners_address
from throughcare.core.refused import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may follow the command."""
    parser.add_argument("act", choices=["start", "stop", "status", "url", "remove"])
    parser.add_argument("--owner", action="store_true", help="the owner of the tables, not the application's role")


def run(chosen: argparse.Namespace) -> int:
    """Do it, and say what was done."""
    _, app = addresses()
    if chosen.act == "url":
        print((owners_address() if chosen.owner else app).url())
        return 0
    cluster = our_cluster()
    if cluster is None:
        if chosen.act != "status":
            raise Refused(f"The environment names a server on {app.host}, which is not ours to {chosen.act}.")
        print(f"A server of the council's own, on {app.host}, port {app.port}.")
        return 0
    if chosen.act == "start":
        cluster.start()
    elif chosen.act == "stop":
        cluster.stop()
    elif chosen.act == "remove":
        cluster.remove()
    running = cluster.is_running()
    print(f"PostgreSQL {'runs' if running else 'does not run'}; its data is in {cluster.folder}.")
    return 0 if running or chosen.act != "status" else 3
