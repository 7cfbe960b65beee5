"""Where what a source can tell of a child was written down without its history: since when that was known, said as well as can be."""

KNOWN_WITH_THE_CHILD = """
UPDATE people_covered c SET known_at = greatest(s.known_at, coalesce(first.known_at, s.known_at))
  FROM people_source s, (SELECT pgh_obj_id, min(known_at) AS known_at FROM people_personevent GROUP BY pgh_obj_id) first
 WHERE s.id = c.source_id AND first.pgh_obj_id = c.child_id"""
"""A source tells of a child from when both were known here."""

FIRST_VERSIONS = """
INSERT INTO people_coveredevent (id, child_id, source_id, first_on, last_on, known_at, pgh_obj_id, pgh_created_at, pgh_label)
SELECT c.id, c.child_id, c.source_id, c.first_on, c.last_on, c.known_at, c.id, c.known_at, 'added' FROM people_covered c
 WHERE NOT EXISTS (SELECT 1 FROM people_coveredevent e WHERE e.pgh_obj_id = c.id)"""
