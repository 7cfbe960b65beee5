"""Two sendings of one page at the same instant: the second waits for the first, and one text stands."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from tests.integration.home_of_two import BACKEND, Home, home

from throughcare.apps.writing import actions
from throughcare.apps.writing.models import Document
from throughcare.apps.writing.queries import in_turn, standing_of
from throughcare.core.acting import acting_as

HALF, WHOLE = "She told her teacher", "She told her teacher why she was tired"

__all__ = ["home"]


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_what_a_page_sends_while_its_last_is_being_kept_is_typed_over_that(home: Home) -> None:
    page, kept, go_on = uuid4(), Event(), Event()
    with acting_as(home.alice.pk):
        document = actions.begin(home.ada, "note", by=home.alice)

    def first() -> None:
        with transaction.atomic(), acting_as(home.alice.pk):
            taken = in_turn(Document.objects.all()).get(pk=document.pk)
            actions.keep(taken, {"words": HALF}, over={}, page=page, by=home.alice)
            kept.set()
            assert go_on.wait(20)

    def second() -> dict[str, object]:
        client = Client()
        client.force_login(home.alice, backend=BACKEND)
        address = reverse("writing:keep", args=[document.pk, "note"])
        said: dict[str, object] = client.post(address, {"page": str(page), "words": WHOLE}).json()
        return said

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(_and_close, first)
        assert kept.wait(20)
        two = pool.submit(_and_close, second)
        while not _somebody_waits():
            assert not two.done(), "the second did not wait for the first"
            sleep(0.01)
        go_on.set()
        one.result(timeout=20)
        said = two.result(timeout=20)
    assert isinstance(said, dict)
    assert said["clashes"] == []
    with acting_as(home.alice.pk):
        assert [head.value for head in standing_of(document).by_name["words"]] == [WHOLE]


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
        return bool(cursor.fetchone()[0])


def _and_close(do: object) -> object:
    assert callable(do)
    try:
        return do()
    finally:
        connection.close()
