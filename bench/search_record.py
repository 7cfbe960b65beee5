"""How long searching inside one child's record takes, whole page: a child with 4,000 notes, each of some 200 words.

The notes are written into the council in THROUGHCARE_HOME inside a transaction that is undone.
"""

from __future__ import annotations

import random
import sys
from typing import Any

from _council import NothingHere, council, roughly, seeing_all, signed_in, timed

from throughcare.cli.bench import AT_MOST, Measured, leave_out, percentile
from throughcare.core.today import now, today

NOTES = 4_000
BUDGET = 300
_WORDS = [
    "school",
    "teacher",
    "carer",
    "mother",
    "brother",
    "swimming",
    "reading",
    "bedroom",
    "garden",
    "football",
    "birthday",
    "contact",
    "visit",
    "review",
    "plan",
    "worry",
    "settled",
    "sleep",
    "appetite",
    "friend",
    "phone",
    "money",
    "bus",
    "court",
    "judge",
    "solicitor",
    "nurse",
    "dentist",
    "holiday",
    "weekend",
    "Saturday",
    "tired",
    "cheerful",
    "angry",
    "quiet",
    "proud",
    "asked",
    "told",
    "said",
    "wanted",
    "felt",
    "thought",
    "hoped",
    "agreed",
    "refused",
    "laughed",
    "cried",
    "walked",
    "cooked",
    "drew",
    "wrote",
    "sang",
    "played",
    "listened",
    "talked",
    "helped",
    "missed",
]


def written_on(allocation: Any) -> None:
    """Fill a child's record with notes."""
    from throughcare.apps.search.models import Findable
    from throughcare.apps.writing.models import Document

    chance = random.Random(4_000)
    by = allocation.worker
    shared = {"form": "note", "version": 1, "state": Document.State.FINAL, "started_at": now(), "finished_at": now()}
    with seeing_all():
        documents = [
            Document(child_id=allocation.child_id, happened_on=today(), started_by=by, finished_by=by, **shared)
            for _ in range(NOTES)
        ]
        Document.objects.bulk_create(documents, batch_size=1_000)
        rows = [
            Findable(
                child_id=allocation.child_id,
                document=one,
                title="Contact, call or note",
                happened_on=today(),
                words=" ".join(chance.choices(_WORDS, k=200)) + f" number{place}",
            )
            for place, one in enumerate(documents)
        ]
        Findable.objects.bulk_create(rows, batch_size=1_000)


def main() -> int:
    """Print the figure: 95 in a hundred searches were answered within so many milliseconds."""

    try:
        with council() as people:
            from throughcare.apps.involvement.models import Allocation
            from throughcare.core.periods import on_day

            with seeing_all():
                held = Allocation.objects.filter(on_day(today()), part=Allocation.Part.SOCIAL_WORKER, worker__isnull=False)
                allocation = held.select_related("worker").order_by("pk").first()
            if allocation is None:
                return leave_out("no child here has a named social worker today.")
            written_on(allocation)
            client, at = signed_in(allocation.worker), f"/child/{allocation.child_id}/search/"
            timed(lambda: client.get(at, {"q": "warm"}))
            asked = ["dentist", "swimming teacher", '"said wanted"', "number1234", "visits", "judge or solicitor", "nowhere"] * 6
            taken = [timed(lambda words=words: client.get(at, {"q": words})) for words in asked]
            what = f"Searching a child's record of {NOTES:,} notes among {roughly(people)} people, 95th percentile"
            print(Measured(what, percentile(taken), "ms", AT_MOST, BUDGET, f"{len(taken)} searches").line())
    except NothingHere as nobody:
        return leave_out(str(nobody))
    return 0


if __name__ == "__main__":
    sys.exit(main())
