"""Two who reckon one child at the same instant: the second waits for the first, and the shelf is filled once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction
from tests.integration.owed_town import Town, town

from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.people.models import Alias
from throughcare.apps.workforce.itself import ITSELF
from throughcare.core.acting import acting_as
from throughcare.core.changes import work_out


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_second_waits_and_neither_fails() -> None:
    here = town()
    before, reckoned, go_on = _shelf(here), Event(), Event()

    def first() -> None:
        with transaction.atomic(), acting_as(ITSELF):
            work_out([here.ada.pk, here.ben.pk])
            reckoned.set()
            assert go_on.wait(20)

    def second() -> None:
        # As somebody who corrects a fact does: a row that rests on the child is written first, and the child reckoned after it.
        with transaction.atomic(), acting_as(ITSELF):
            Alias.objects.create(child=here.ada, source=here.source, name="Addie")
            work_out([here.ada.pk])

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(_and_close, first)
        assert reckoned.wait(20)
        two = pool.submit(_and_close, second)
        with pytest.raises(TimeoutError):
            two.result(timeout=1)
        go_on.set()
        one.result(timeout=20)
        two.result(timeout=20)
    assert _shelf(here) == before


def _and_close(do: object) -> None:
    assert callable(do)
    try:
        do()
    finally:
        connection.close()


def _shelf(here: Town) -> list[tuple[object, ...]]:
    with acting_as(ITSELF):
        rows = OwedDuty.objects.filter(child__in=[here.ada, here.ben])
        return sorted(rows.values_list("child", "key", "about", "since_on", "legal_due_on"), key=str)
