"""How long the pages of work take: team and service by every filter, order and page, as a director; my work, by those whose it is.

Asked of the council in THROUGHCARE_HOME. As on a working day: everybody has opened their first page before it is timed.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from math import ceil
from typing import Any

from _council import NothingHere, council, roughly, seeing_all, signed_in, timed, worker_with

from throughcare.cli.bench import AT_MOST, Measured, leave_out, percentile
from throughcare.core.today import today

TIMES = 8
WORKERS = 40
TEAM, MINE = 300, 200
VIEWS = ("children", "duties", "weeks")
ORDERS = ("late", "-late", "duty", "child", "-child", "who", "-who")


half_read: list[Any] = []
"""Answers kept to the end: cleared away sooner, each would ask the database to end its part, perhaps in the middle of another question."""


def first_part(client: Any, at: str, asked: dict[str, str]) -> Any:
    """An answer, waited for until its first part is there: a file is sent while it is written."""
    answer = client.get(at, asked)
    parts = iter(answer)
    for _ in range(3):  # the mark of its alphabet, the headings, the first thousand rows
        next(parts)
    half_read.append(answer)
    return answer


def questions(chance: random.Random) -> Iterator[tuple[str, dict[str, str]]]:
    """What a director may ask of the whole council, by what is being asked."""
    from throughcare.apps.duties.models import OwedDuty
    from throughcare.apps.involvement.models import Allocation
    from throughcare.apps.workforce.models import Team
    from throughcare.core.periods import on_day

    with seeing_all():
        rows = OwedDuty.objects.count()
        keys = sorted(set(OwedDuty.objects.values_list("key", flat=True)))
        allocated = Allocation.objects.filter(on_day(today()), worker__is_active=True).order_by()
        workers = sorted({str(key) for key in allocated.values_list("worker", flat=True)})
        teams = [str(key) for key in Team.objects.order_by("name").values_list("pk", flat=True)]
    print(f"{rows:,} duties are owed")
    for late in ("", "late", "week", "overdue", "soon", "later"):
        yield "by lateness", {"late": late}
    for weight in ("law", "guidance", "local"):
        yield "by lateness", {"weight": weight}
    for key in chance.sample(keys, min(TIMES, len(keys))):
        yield "one duty", {"duty": key}
    for key in chance.sample(teams, min(TIMES, len(teams))):
        yield "one team", {"team": key}
    for key in chance.sample(workers, min(TIMES, len(workers))):
        yield "one worker", {"worker": key}
    yield "nobody named", {"worker": "nobody"}
    yield "nobody named", {"worker": "nobody", "late": "late"}
    for order in ORDERS:
        yield "each order", {"sort": order}
        yield "deep in each order", {"sort": order, "page": str(rows // 100)}
        yield "deep in each order", {"sort": order, "page": str(rows // 50)}


def team_pages(people: int) -> None:
    """Print what a director waits for, by what they ask; and for the start of the file."""
    director = worker_with("director", on=today())
    if director is None:
        leave_out("nobody here is a director.")
        return
    client = signed_in(director)
    taken: dict[str, list[float]] = defaultdict(list)
    timed(lambda: client.get("/team/"))
    for what, asked in questions(random.Random(903)):
        took = [timed(lambda asked=asked: client.get("/team/", asked)) for _ in range(3)]
        taken[what] += took
        print(f"{sorted(took)[1]:6.0f} ms  {what} {asked}")
    taken["start of the file"] = [timed(lambda: first_part(client, "/team.csv", {})) for _ in range(TIMES)]
    for what, times in taken.items():
        said = f"Team page among {roughly(people)} people as a director, {what}, 95th percentile"
        print(Measured(said, percentile(times), "ms", AT_MOST, TEAM, f"{len(times)} pages").line())


def my_work(people: int) -> None:
    """Print what those whose work it is wait for, by role."""
    from throughcare.apps.workforce.models import Post
    from throughcare.core.periods import on_day

    for role in (
        "social_worker",
        "personal_adviser",
        "team_manager",
        "reviewing_officer",
        "service_manager",
        "director",
        "health",
    ):
        posts = Post.objects.filter(on_day(today()), role=role, worker__is_active=True).select_related("worker")
        workers = list({post.worker_id: post.worker for post in posts.order_by("pk")[:WORKERS]}.values())
        if not workers:
            continue
        browsers = [signed_in(worker) for worker in workers]
        for client in browsers:
            timed(lambda client=client: client.get("/"))
        each_asks = range(ceil(WORKERS / len(browsers)))
        for view in VIEWS:
            times = [
                timed(lambda client=client, view=view: client.get("/", {"view": view})) for _ in each_asks for client in browsers
            ]
            said = f"My work among {roughly(people)} people as a {role.replace('_', ' ')}, {view}, 95th percentile"
            print(Measured(said, percentile(times), "ms", AT_MOST, MINE, f"{len(times)} pages").line())


def main() -> int:
    """Print the figures: 95 in a hundred pages were whole within so many milliseconds."""
    try:
        with council() as people:
            my_work(people)
            team_pages(people)  # last: the files it leaves half read hold this transaction until the end
    except NothingHere as nobody:
        return leave_out(str(nobody))
    return 0


if __name__ == "__main__":
    sys.exit(main())
