"""Putting the demo into the database: staff first, then life after life, then what each child is owed.

It writes as the owner of the tables (the alias `owner`), for two reasons: passing tables, which the application's role may not make,
and two million rows without asking of each who may see it. Constraints hold as they do for anybody. What is owed is then
reckoned by the registered projectors as the application, in the name of Throughcare itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import islice
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from throughcare.apps.care.models import PeriodOfCare
from throughcare.apps.duties.carried import PRACTICE_CARRIES
from throughcare.apps.duties.models import OwedDuty
from throughcare.apps.involvement.models import Allocation
from throughcare.apps.people.covering import FIRST_VERSIONS, KNOWN_WITH_THE_CHILD
from throughcare.apps.people.models import Covered, Person, Source
from throughcare.apps.workforce.models import Post, Team, Worker
from throughcare.apps.workforce.roles import SIGHT_OF, Role
from throughcare.core import acting, changes
from throughcare.core.today import LONDON
from throughcare.demo import council as places
from throughcare.demo.chance import Chance
from throughcare.demo.copying import histories_stand_aside, prepare, table_of, with_places, write
from throughcare.demo.facts import ORDER, Fact, Version
from throughcare.demo.lives import Life, Told
from throughcare.demo.rules import set_rules
from throughcare.demo.slips import Mistyped, with_slips

OWNER = "owner"
AT_ONCE = 60_000
"""Versions held in memory before they are written."""
CHILDREN_AT_ONCE = 500
Say = Callable[[str], None]


@dataclass
class Loaded:
    """What went in."""

    persons: int = 0
    versions: int = 0
    cared_for: list[UUID] = field(default_factory=list)
    """Children with a record of care, and those somebody works with now."""
    children: list[UUID] = field(default_factory=list)


def load(told: Told, *, say: Say = lambda line: None) -> Loaded:
    """Write a whole demo, all of it or nothing. The database must hold no persons."""
    loaded = Loaded()
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        for name, value in ((acting.WORKER, str(told.council.clerk.id)), ("pgtrigger.ignore", histories_stand_aside())):
            cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
        _staff(told)
        source = _practice(told)
        contexts = Contexts(Chance("contexts"), cursor)
        mistyped = Mistyped(told.today)
        for lives in _by_size(told):
            versions = [with_slips(version) for life in lives for version in mistyped.in_life(life)]
            _write(cursor, versions, source.pk, contexts)
            loaded.versions += len(versions)
            loaded.persons += sum(life.persons for life in lives)
            say(f"{loaded.persons:,} persons written down")
        _cover(cursor, told, source, loaded)
    set_rules(told.council)
    return loaded


def reckon(loaded: Loaded, *, say: Say = lambda line: None) -> None:
    """Work out what follows from the facts, so many children at a time, each lot in a transaction of its own."""
    everyone = iter(loaded.cared_for)
    done = 0
    while some := list(islice(everyone, CHILDREN_AT_ONCE)):
        with acting.acting_as(places.ITSELF):
            changes.work_out(some)
        done += len(some)
        say(f"{done:,} of {len(loaded.cared_for):,} children's duties reckoned")


def is_empty() -> bool:
    """Whether the database holds no person at all, and no council."""
    return not Person.objects.using(OWNER).exists() and not Team.objects.using(OWNER).exists()


def holds_the_demo() -> bool:
    """Whether it is the demo council that the database holds."""
    name, _, _ = places.SIGN_INS[0]
    return Worker.objects.using(OWNER).filter(email=places.email_of(name)).exists()


def left_to_reckon() -> Loaded | None:
    """The children whose duties are still to be reckoned, if making the demo was broken off before it came to that."""
    if OwedDuty.objects.using(OWNER).exists():
        return None
    cared_for = set(PeriodOfCare.objects.using(OWNER).values_list("child_id", flat=True))
    return Loaded(cared_for=sorted(cared_for | _worked_with()))


def _worked_with() -> set[UUID]:
    """Children somebody works with now, in care or not: they too are owed something."""
    return set(Allocation.objects.using(OWNER).filter(ended_on=None).values_list("child_id", flat=True))


def tidy() -> None:
    """Tell the database to count what it now holds, so that it looks things up the quick way."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("ANALYZE")


@dataclass
class Contexts:
    """Who wrote, and why: one context in the history for each pair."""

    chance: Chance
    cursor: CursorWrapper
    _known: dict[tuple[UUID, str], UUID] = field(default_factory=dict)
    _new: list[tuple[UUID, str, str]] = field(default_factory=list)

    def of(self, version: Version) -> UUID:
        """The context of a version."""
        key = (version.by, version.why)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.chance.uuid()
            self._new.append((found, str(version.by), version.why))
        return found

    def keep(self) -> None:
        """Write those not yet written."""
        self.cursor.executemany(
            "INSERT INTO pghistory_context (id, metadata, created_at, updated_at) "
            "VALUES (%s, jsonb_build_object('by', %s::text, 'why', %s::text), now(), now())",
            self._new,
        )
        self._new = []


def _by_size(told: Told) -> Iterator[list[Life]]:
    """Lives gathered until there are enough versions to write at once."""
    gathered: list[Life] = []
    size = 0
    for life in told.lives:
        gathered.append(life)
        told.cared_for.update(child for child, _ in life.cared_for)
        told.children.extend(life.children)
        size += len(life.versions)
        if size >= AT_ONCE:
            yield gathered
            gathered, size = [], 0
    yield gathered


def _write(cursor: CursorWrapper, versions: list[Version], source: UUID, contexts: Contexts) -> None:
    by_kind: dict[type[Fact], list[tuple[Version, UUID, bool, bool]]] = {}
    for version, first, standing in with_places(versions):
        by_kind.setdefault(type(version.fact), []).append((version, contexts.of(version), first, standing))
    contexts.keep()
    # Held statement by statement: otherwise millions of checks would wait in memory for the end.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for kind in ORDER:
        if kind in by_kind:
            table = table_of(kind.__name__, source)
            prepare(cursor, table)
            write(cursor, table, by_kind[kind])


def _staff(told: Told) -> None:
    units = told.council.units.values()
    Team.objects.using(OWNER).bulk_create(
        Team(id=unit.id, name=unit.name, kind=unit.kind, above_id=unit.above_id, lineage=list(unit.lineage)) for unit in units
    )
    open_to_all, may_sign_in = make_password(places.PASSWORD), {name for name, _, _ in places.SIGN_INS}
    here = set(Worker.objects.using(OWNER).values_list("pk", flat=True))
    Worker.objects.using(OWNER).bulk_create(
        Worker(
            id=one.id,
            email=one.email,
            name=one.name,
            registration=one.registration,
            is_active=one.left_on is None,
            joined_on=one.joined_on,
            password=open_to_all if one.name in may_sign_in else make_password(None),
        )
        for one in told.council.workers
        if one.id not in here
    )
    Post.objects.using(OWNER).bulk_create(
        Post(
            id=post.id,
            worker_id=post.worker_id,
            role=post.role,
            team_id=post.team_id,
            sight=SIGHT_OF[Role(post.role)],
            started_on=post.started_on,
            ended_on=post.ended_on,
        )
        for post in told.council.posts
    )


def _practice(told: Told) -> Source:
    carries = sorted(kind.value for kind in PRACTICE_CARRIES)
    Source.objects.using(OWNER).filter(kind=Source.Kind.PRACTICE).delete()  # opened by `migrate`; nothing has been recorded yet
    source = Source(
        id=Chance("practice").uuid(),
        kind=Source.Kind.PRACTICE,
        name="Recorded in Throughcare",
        carries=carries,
        covers_from=told.opened_on,
    )
    source.known_at = datetime.combine(told.opened_on, time(7), tzinfo=LONDON)
    source.save(using=OWNER, force_insert=True)
    return source


def _cover(cursor: CursorWrapper, told: Told, source: Source, loaded: Loaded) -> None:
    loaded.cared_for, loaded.children = sorted(told.cared_for | _worked_with()), told.children
    Covered.objects.using(OWNER).bulk_create(
        (Covered(child_id=child, source=source, first_on=told.opened_on) for child in told.children), batch_size=5_000
    )
    for statement in (KNOWN_WITH_THE_CHILD, FIRST_VERSIONS):
        cursor.execute(statement)
