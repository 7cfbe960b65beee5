"""Finding people, as the database does it: one narrow function, for row-level security keeps text indexes from being used under it.

It reads as the owner and gives back only those whose names `may_see` opens to whoever acts, asked once a search as policies ask it: asked
of each person found, a common name took half a second.
"""

from __future__ import annotations

from throughcare.core.rowsecurity import SEES

FIND = """
CREATE OR REPLACE FUNCTION desk_find(words text, days date[], most int)
RETURNS TABLE (person_id uuid, name text, born_on date, why text, worker text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 AS $$
WITH asked AS (SELECT desk_plain(trim(words)) AS plain, upper(replace(words, ' ', '')) AS number),
hits AS (
    SELECT p.id, 'Name' AS why, word_similarity(a.plain, desk_plain(p.given_name || ' ' || p.known_as || ' ' || p.family_name)) AS near
      FROM asked a JOIN people_person p
        ON a.plain <> '' AND a.plain <% desk_plain(p.given_name || ' ' || p.known_as || ' ' || p.family_name)
    UNION ALL
    SELECT l.child_id, 'Also known as ' || l.name, word_similarity(a.plain, desk_plain(l.name))
      FROM asked a JOIN people_alias l ON a.plain <> '' AND a.plain <% desk_plain(l.name)
    UNION ALL
    SELECT n.child_id, 'Number ' || n.value, 2
      FROM asked a JOIN people_identifier n ON a.number <> '' AND upper(replace(n.value, ' ', '')) = a.number
    UNION ALL
    SELECT d.child_id, 'Postcode ' || d.postcode, 1.5
      FROM asked a JOIN people_address d ON a.number <> '' AND NOT d.protected AND upper(replace(d.postcode, ' ', '')) = a.number
    UNION ALL
    SELECT p.id, 'Born on that day', 1.2
      FROM people_person p WHERE p.born_on = ANY (days)
),
best AS (
    SELECT h.id, string_agg(DISTINCT h.why, ', ') AS why, sum(h.near) AS near
      FROM (SELECT id, why, max(near) AS near FROM hits GROUP BY id, why) h
     WHERE {sees}
     GROUP BY h.id ORDER BY sum(h.near) DESC LIMIT most
)
SELECT b.id,
       coalesce(
           nullif(trim(coalesce(nullif(p.known_as, ''), p.given_name) || ' ' || p.family_name), ''),
           'Child ' || (SELECT n.value FROM people_identifier n WHERE n.child_id = b.id AND n.kind = 'return' AND n.ended_on IS NULL LIMIT 1),
           'No name on record'
       ),
       p.born_on, b.why,
       (SELECT w.name FROM involvement_allocation a JOIN workforce_worker w ON w.id = a.worker_id
         WHERE a.child_id = b.id AND a.part = 'social_worker' AND a.ended_on IS NULL LIMIT 1)
  FROM best b JOIN people_person p ON p.id = b.id
 ORDER BY b.near DESC, p.family_name, p.given_name
$$
""".format(sees=SEES.format(table="h", column="id", sight="names"))

TOLD_OF = """
CREATE FUNCTION desk_told_of(words text, days date[], number text) RETURNS TABLE (person_id uuid, ring text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
WITH asked AS (SELECT desk_plain(trim(words)) AS plain, upper(replace(number, ' ', '')) AS digits),
exactly AS (
    SELECT p.id FROM asked a JOIN people_person p ON p.born_on = ANY (days) AND a.plain <> ''
     WHERE a.plain IN (desk_plain(trim(p.given_name || ' ' || p.family_name)), desk_plain(trim(p.known_as || ' ' || p.family_name)))
    UNION
    SELECT n.child_id FROM asked a JOIN people_identifier n ON a.digits <> '' AND upper(replace(n.value, ' ', '')) = a.digits
)
SELECT e.id, t.ring FROM exactly e CROSS JOIN LATERAL involvement_told_of(e.id) t
 WHERE NOT EXISTS (SELECT 1 FROM involvement_may_see_now seen WHERE seen.person_id = e.id AND seen.names)
$$
"""
"""That a restricted record is of exactly whoever was asked for: by name and birth date together, or by a number; told to duty workers alone."""
