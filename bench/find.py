"""How long finding somebody takes, whole page: names, misspelt names, swapped words, birth dates, numbers and postcodes.

Asked by a director and by a social worker of the council in THROUGHCARE_HOME.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from _council import NothingHere, council, roughly, seeing_all, signed_in, timed, worker_with

from throughcare.cli.bench import AT_MOST, Measured, leave_out, percentile
from throughcare.core.today import today

PEOPLE = 40
BUDGET = 300


def questions(chance: random.Random) -> list[str]:
    """What people type: seven ways of asking for each of some people drawn by lot."""
    from throughcare.apps.people.models import Address, Identifier, Person

    with seeing_all():
        keys = sorted(Person.objects.exclude(family_name="").values_list("pk", flat=True))
        drawn = Person.objects.filter(pk__in=chance.sample(keys, min(PEOPLE, len(keys))))
        asked = [words for person in drawn for words in ways_to_ask(person, chance)]
        numbers = Identifier.objects.exclude(kind=Identifier.Kind.NO_UPN).order_by("pk").values_list("value", flat=True)[:PEOPLE]
        postcodes = Address.objects.exclude(postcode="").order_by("pk").values_list("postcode", flat=True)[:PEOPLE]
        return [*asked, *numbers, *postcodes]


def ways_to_ask(person: Any, chance: random.Random) -> Iterator[str]:
    """A name in full, turned round, misspelt and by its half; a birth date, and with day and month swapped."""
    given, family = person.given_name, person.family_name
    yield f"{given} {family}"
    yield f"{family} {given}"
    yield family
    if len(family) > 4:
        at = chance.randrange(1, len(family) - 2)
        yield f"{given} {family[:at]}{family[at + 1]}{family[at]}{family[at + 2 :]}"
        yield f"{given} {family[:at]}{family[at + 1 :]}"
    if isinstance(person.born_on, date):
        yield f"{person.born_on:%d/%m/%Y}"
        yield f"{family} {person.born_on:%m/%d/%Y}"


def main() -> int:
    """Print the figures: 95 in a hundred searches were answered within so many milliseconds."""
    try:
        with council() as people:
            asked = questions(random.Random(300))
            for role, whose in (("director", "a director"), ("social_worker", "a social worker")):
                worker = worker_with(role, on=today())
                if worker is None:
                    leave_out(f"nobody here is {whose}.")
                    continue
                client = signed_in(worker)
                timed(lambda client=client: client.get("/find/", {"q": "warm"}))
                taken = [timed(lambda client=client, words=words: client.get("/find/", {"q": words})) for words in asked]
                what = f"Finding somebody among {roughly(people)} people as {whose}, 95th percentile"
                print(Measured(what, percentile(taken), "ms", AT_MOST, BUDGET, f"{len(taken)} searches of {people:,}").line())
    except NothingHere as nobody:
        return leave_out(str(nobody))
    return 0


if __name__ == "__main__":
    sys.exit(main())
