"""A return made by others, dirty on purpose, comes in whole, every row of it accounted for; the same again changes nothing."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from throughcare.apps.care.models import LegalStatus, PeriodOfCare, Placement, UnaccompaniedStatus, YearEndOutcomes
from throughcare.apps.intake import actions
from throughcare.apps.intake.models import Batch, SourceRow
from throughcare.apps.intake.presenters import Sum, sum_of
from throughcare.apps.people.models import Covered, Person
from throughcare.apps.permanence.models import AdoptionDecision, PreviousPermanence
from throughcare.apps.reviews.models import Review
from throughcare.apps.workforce.itself import ITSELF, itself
from throughcare.core.acting import say
from throughcare.core.history import versions

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).resolve().parents[2].parent / "shared" / "samples" / "ssda903_2018"
FACTS = (Person, PeriodOfCare, LegalStatus, Placement, Review, YearEndOutcomes, PreviousPermanence)


def bring_in() -> Batch:
    say("throughcare.worker", str(ITSELF))
    batch = actions.read_batch(actions.open_batch(year=2018, by=itself()).pk, paths=[SAMPLE])
    assert batch.state == Batch.State.PREVIEWED, batch.refused_because
    return actions.commit_batch(batch.pk, by=itself())


def test_the_sample_comes_in_and_the_same_again_changes_nothing() -> None:
    assert SAMPLE.is_dir(), "the sample return should lie beside the checkout"
    begun = time.process_time()
    first = bring_in()
    took = time.process_time() - begun
    assert sum_of(first.counts) == Sum(added=20_770, changed=0, unchanged=0, set_aside=5_205)
    assert sum_of(first.counts).rows == 25_975 == SourceRow.objects.filter(batch=first).count()
    held = {model.__name__: model._default_manager.count() for model in FACTS}
    assert held["Person"] == held["YearEndOutcomes"] == held["PreviousPermanence"] == 2_675
    assert held["Review"] == 7_525
    assert (UnaccompaniedStatus.objects.count(), AdoptionDecision.objects.count()) == (132, 29)
    assert Covered.objects.filter(source=first.source).count() == 2_675
    assert took < 20
    kept = Counter(versions(model).count() for model in FACTS)
    again = bring_in()
    assert sum_of(again.counts) == Sum(added=0, changed=0, unchanged=20_770, set_aside=5_205)
    assert Counter(versions(model).count() for model in FACTS) == kept
    assert again.source == first.source


def test_no_day_of_a_child_is_told_twice_and_no_row_is_lost() -> None:
    batch = bring_in()
    rows = SourceRow.objects.filter(batch=batch)
    assert not rows.filter(outcome="set_aside", reason="").exists()
    assert not rows.filter(outcome="added", child=None).exists()
    assert rows.filter(stands=True).count() == 20_770
    starts = PeriodOfCare.objects.values_list("child", "start_known")
    assert {child for child, _ in starts} == set(rows.filter(table="Episodes", outcome="added").values_list("child", flat=True))
    # only a first row that says the child then became looked after tells the day they did
    known = sum(1 for _, start_known in starts if start_known)
    assert 0 < known <= rows.filter(table="Episodes", cells__RNE="S").count()
