"""PostgreSQL for this installation: a council's own server if it has one, or a server of ours, started and stopped here.

`addresses()` says where the database is, without touching it. `ready()` is a `with` that starts our server if it is not
running, and stops it afterwards if nobody else needs it; with a council's own server (`DATABASE_URL`) it does neither.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from throughcare.core.home import home, secret
from throughcare.core.postgres.address import ANALYSTS, APP, DATABASE, OWNER, Address, read_address
from throughcare.core.postgres.cluster import Cluster
from throughcare.core.refused import Refused

__all__ = ["ANALYSTS", "APP", "DATABASE", "OWNER", "Address", "Cluster", "addresses", "our_cluster", "owners_address", "ready"]


def our_cluster() -> Cluster | None:
    """The server we run ourselves, or None where the environment says that somebody else runs one."""
    return None if os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_APP_URL") else Cluster(home())


def addresses() -> tuple[Address | None, Address]:
    """The owner's address and the application's. Nothing is started and nothing is asked of the server.

    The owner's is None where only `DATABASE_APP_URL` is given: so it is with the process that serves pages, and with those it starts.
    """
    cluster = our_cluster()
    if cluster is not None:
        return cluster.address(OWNER), cluster.address(APP)
    said, given = os.environ.get("DATABASE_URL"), os.environ.get("DATABASE_APP_URL")
    owner = read_address(said, called="DATABASE_URL") if said else None
    if given:
        return owner, read_address(given, called="DATABASE_APP_URL")
    assert owner is not None  # or the server would be our own
    return owner, owner.as_role(APP, password=secret("app-password"))


def owners_address() -> Address:
    """The owner's address, for what only the owner may do. Raises Refused where we were not told it."""
    owner, _ = addresses()
    if owner is None:
        raise Refused("Only the owner of the tables may do this: give the owner's address in DATABASE_URL.")
    return owner


@contextmanager
def ready() -> Iterator[None]:
    """While this lasts the database can be reached."""
    cluster = our_cluster()
    if cluster is None:
        yield
        return
    with cluster.running():
        yield
