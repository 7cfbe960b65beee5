"""PostgreSQL for this installation: a council's own server if it has one, or a server of ours, started and stopped here.

`addresses()` says where the database is, without touching it. `ready()` is a `with` that starts our server if it is not
running, and stops it afterwards if nobody else needs it; with a council's own server (`DATABASE_URL`) it does neither.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from throughcare.core.home import home, secret
from throughcare.core.postgres.address import APP, DATABASE, OWNER, Address, read_address
from throughcare.core.postgres.cluster import Cluster

__all__ = ["APP", "DATABASE", "OWNER", "Address", "Cluster", "addresses", "our_cluster", "ready"]


def our_cluster() -> Cluster | None:
    """The server we run ourselves, or None where `DATABASE_URL` says that somebody else runs one."""
    return None if os.environ.get("DATABASE_URL") else Cluster(home())


def addresses() -> tuple[Address, Address]:
    """The owner's address and the application's. Nothing is started and nothing is asked of the server."""
    cluster = our_cluster()
    if cluster is not None:
        return cluster.address(OWNER), cluster.address(APP)
    owner = read_address(os.environ["DATABASE_URL"], called="DATABASE_URL")
    given = os.environ.get("DATABASE_APP_URL")
    if given:
        return owner, read_address(given, called="DATABASE_APP_URL")
    return owner, owner.as_role(APP, password=secret("app-password"))


@contextmanager
def ready() -> Iterator[None]:
    """While this lasts the database can be reached."""
    cluster = our_cluster()
    if cluster is None:
        yield
        return
    with cluster.running():
        yield
