"""Notes by the million, written by the owner straight into the tables: what a council has after years, without the years."""

from __future__ import annotations

import sys
from typing import Any

TEXT = (
    "Her teacher rang to say that she had been tired all week and had told her why. I asked what would help and she said that "
    "mornings are hard when her brother cannot sleep. Her carer will move his bedtime and write down how it goes. School will let "
    "her come in quietly and have breakfast there. She would like to see her nan more often and asked me to write that down. "
) * 8
WORDS = """INSERT INTO writing_revision (id, document_id, child_id, name, value, author_id, at, page, beside, why)
    SELECT md5({name!r} || d.id)::uuid, d.id, d.child_id, {name!r}, to_jsonb({words}), d.started_by_id, d.started_at, d.id, false, ''
      FROM writing_document d WHERE d.child_id = ANY(%(children)s) AND d.form = 'note' AND d.known_at = %(known)s"""
DOCUMENTS = """INSERT INTO writing_document
        (id, known_at, child_id, form, version, state, happened_on, started_by_id, started_at, finished_by_id, finished_at)
    SELECT md5(child::text || n)::uuid, %(known)s, child, 'note', 1, 'final', on_day, %(worker)s, on_day + time '10:00', %(worker)s,
           on_day + time '10:20'
      FROM unnest(%(children)s) child, generate_series(1, %(each)s) n, LATERAL (SELECT date '2026-11-01' - (n * 1800 / %(each)s) AS on_day) d"""
NOTES = """INSERT INTO notes_note
        (id, known_at, child_id, source_id, written_in_id, kind, happened_on, with_whom, title, significant)
    SELECT md5('note' || d.id)::uuid, d.known_at, d.child_id, %(source)s, d.id, 'contact', d.happened_on, 'Her teacher',
           'School rang', false
      FROM writing_document d WHERE d.child_id = ANY(%(children)s) AND d.form = 'note' AND d.known_at = %(known)s"""
TABLES = ("writing_document", "writing_revision", "notes_note")
LOT = 500


def write_notes(wanted: int) -> int:
    """Have this council hold so many notes, spread evenly over the children whom somebody works with. Gives how many it holds.

    Triggers rest meanwhile, so these notes have no versions: nothing that is measured reads them.
    """
    from django.db import connections, transaction

    with connections["owner"].cursor() as owner:
        owner.execute("SELECT count(*) FROM notes_note")
        held = int(owner.fetchone()[0])
        owner.execute("SELECT DISTINCT child_id FROM involvement_allocation ORDER BY 1")
        children = [row[0] for row in owner.fetchall()]
        each = (wanted - held) // len(children)
        if each <= 0:
            return held
        owner.execute("SELECT id FROM people_source WHERE kind = 'practice'")
        source = owner.fetchone()[0]
        owner.execute("SELECT worker_id FROM involvement_allocation WHERE worker_id IS NOT NULL LIMIT 1")
        known = {"known": "2026-11-02T03:00:00Z", "source": source, "worker": owner.fetchone()[0], "each": each, "text": TEXT}
        for first in range(0, len(children), LOT):
            some = known | {"children": children[first : first + LOT]}
            with transaction.atomic(using="owner"):
                _triggers(owner, "DISABLE")
                owner.execute(DOCUMENTS, some)
                owner.execute(NOTES, some)
                owner.execute(WORDS.format(name="words", words="substr(%(text)s, 1 + (random() * 1500)::int, 400)"), some)
                owner.execute(WORDS.format(name="title", words="'School rang'::text"), some)
                owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
                _triggers(owner, "ENABLE")
            print(f"  {first + len(some['children']):,} of {len(children):,} children have their notes", file=sys.stderr)
        for table in TABLES:
            owner.execute(f"VACUUM ANALYZE {table}")  # as the database would by itself, in the middle of what is measured
        return held + each * len(children)


def _triggers(owner: Any, rest: str) -> None:
    for table in TABLES:
        owner.execute(f"ALTER TABLE {table} {rest} TRIGGER USER")
