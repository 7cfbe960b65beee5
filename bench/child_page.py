"""How long a child's page takes, by those who work with them: children drawn by lot, and those whose history is longest.

Asked of the council in THROUGHCARE_HOME.
"""

from __future__ import annotations

import random
import sys
from typing import Any

from _council import NothingHere, council, roughly, seeing_all, signed_in, timed

from throughcare.cli.bench import AT_MOST, Measured, leave_out, percentile
from throughcare.core.today import today

CHILDREN = 60
BUDGET = 200


def chosen() -> dict[str, list[Any]]:
    """Allocations now to a named social worker, of children drawn by lot and of those visited most."""
    from django.db.models import Count

    from throughcare.apps.involvement.models import Allocation
    from throughcare.core.periods import on_day

    with seeing_all():
        now = Allocation.objects.filter(on_day(today()), part=Allocation.Part.SOCIAL_WORKER, worker__isnull=False).select_related(
            "worker"
        )
        every = list(now.order_by("pk"))
        drawn = random.Random(200).sample(every, min(CHILDREN, len(every)))
        longest = list(now.annotate(visits=Count("child__visits")).order_by("-visits", "pk")[:CHILDREN])
    return {"children drawn by lot": drawn, "children whose history is longest": longest}


def main() -> int:
    """Print the figures: 95 in a hundred pages were whole within so many milliseconds."""
    try:
        with council() as people:
            for which, allocations in chosen().items():
                if not allocations:
                    leave_out("no child here has a named social worker today.")
                    break
                browsers = {each.worker_id: signed_in(each.worker) for each in allocations}
                addresses = [(browsers[each.worker_id], f"/child/{each.child_id}/") for each in allocations]
                timed(lambda first=addresses[0]: first[0].get(first[1]))
                taken = [timed(lambda client=client, at=at: client.get(at)) for client, at in addresses]
                what = f"A child's page among {roughly(people)} people, {which}, 95th percentile"
                print(Measured(what, percentile(taken), "ms", AT_MOST, BUDGET, f"{len(taken)} pages").line())
    except NothingHere as nobody:
        return leave_out(str(nobody))
    return 0


if __name__ == "__main__":
    sys.exit(main())
