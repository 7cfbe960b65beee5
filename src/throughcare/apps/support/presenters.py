"""Support, as a timeline tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from throughcare.apps.care.presenters import Tell, entry
from throughcare.apps.support.models import Support, SupportStep
from throughcare.core.shown import Entry

KIND = "Support"


def of_support(row: Support) -> Iterator[Entry]:
    """Support asked for."""
    of_whom = f", of {row.asked_of}" if row.asked_of else ""
    kind, purpose = Support.Kind(row.kind).label, Support.Purpose(row.purpose).label.lower()
    yield entry(row.asked_on, f"Support asked for: {kind.lower()}", KIND, f"For {purpose}{of_whom}")


def of_step(row: SupportStep) -> Iterator[Entry]:
    """What became of it, and whether it helped."""
    said = [f"by {row.given_by}"] if row.given_by else []
    said += [f"does it help: {SupportStep.Helped(row.helped).label.lower()}"] if row.helped else []
    step = SupportStep.Step(row.step).label
    yield entry(row.came_on, f"Support: {step[0].lower()}{step[1:]}", KIND, ", ".join(said))


ENTRIES: Mapping[type, Tell] = {Support: of_support, SupportStep: of_step}
