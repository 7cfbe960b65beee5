"""What the scripts share: the council of THROUGHCARE_HOME, asked as the application's role and left as it was; or a home of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from throughcare.core.postgres import Cluster, our_cluster, ready

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class NothingHere(Exception):
    """There is no council to measure against; the message says what to do about it."""


@contextmanager
def council() -> Iterator[int]:
    """While this lasts the database is up and inside one transaction, undone at the end: looks, sessions and all.

    Gives how many persons it holds. Raises NothingHere where it holds nobody.
    """
    cluster = our_cluster()
    if cluster is not None and not cluster.folder.exists():
        raise NothingHere("there is no database here yet: make demo, or throughcare demo.")
    with ready():
        from throughcare.cli.django import set_up

        set_up()
        from django.db import connection, transaction

        from throughcare.apps.people.models import Person
        from throughcare.core.settled import settle

        settle()  # as the server does
        if Person._meta.db_table not in connection.introspection.table_names():
            raise NothingHere("the database here has no tables yet: throughcare migrate.")
        with transaction.atomic():
            people = how_many()
            if not people:
                raise NothingHere("the database here holds nobody: make demo, or throughcare demo.")
            yield people
            transaction.set_rollback(True)
        connection.close()


def how_many() -> int:
    """How many persons are on record."""
    from throughcare.apps.people.models import Person

    with seeing_all():
        return Person.objects.count()


@contextmanager
def seeing_all() -> Iterator[None]:
    """While this lasts, everybody is seen, as Throughcare itself sees them: to choose whom to measure with."""
    from throughcare.apps.workforce.itself import ITSELF
    from throughcare.core.acting import acting_as

    with acting_as(ITSELF):
        yield


def signed_in(worker: Any) -> Any:
    """A browser of sorts, with somebody signed in."""
    from django.conf import settings
    from django.test import Client

    from throughcare.apps.workforce.second_factor import PROVED

    client = Client(
        SERVER_NAME="127.0.0.1", raise_request_exception=True, **({"wsgi.url_scheme": "https"} if settings.HTTPS else {})
    )
    client.force_login(worker, backend=BACKEND)
    session = client.session
    session[PROVED] = True  # as it is for whoever gave their second proof when they signed in
    session.save()
    return client


def worker_with(role: str, *, on: date) -> Any:
    """Somebody who holds a post of this role on a day; None if nobody does."""
    from throughcare.apps.workforce.models import Post
    from throughcare.core.periods import on_day

    post = (
        Post.objects.filter(on_day(on), role=role, worker__is_active=True)
        .select_related("worker")
        .order_by("worker__email")
        .first()
    )
    return post.worker if post else None


def timed(act: Callable[[], Any]) -> float:
    """Milliseconds that one request took. Anything but a page is an error."""
    began = time.perf_counter()
    answer = act()
    taken = (time.perf_counter() - began) * 1_000
    if answer.status_code != 200:
        raise RuntimeError(f"It answered {answer.status_code}, not a page.")
    return taken


def roughly(people: int) -> str:
    """A number of persons, so that two councils of much the same size share a row: 2,974 is about 3,000."""
    digits = len(str(people)) - 1
    return f"{round(people, -digits):,}"


@contextmanager
def home_of_its_own() -> Iterator[dict[str, str]]:
    """An environment whose database is new and nobody else's, taken away at the end."""
    with tempfile.TemporaryDirectory(prefix="tc-") as home:
        try:
            yield {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")} | {
                "THROUGHCARE_HOME": home
            }
        finally:
            cluster = Cluster(Path(home))
            cluster.remove()
            shutil.rmtree(cluster.place, ignore_errors=True)
