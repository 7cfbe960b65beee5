"""Finding people: one narrow function, for row-level security keeps text indexes from being used under it.

It reads as the owner and gives back only those whom `may_see` opens by name to whoever acts. Sealed and restricted people are found by
nobody else: not by an exact number either. A duty worker who asks for exactly somebody whose record is restricted is told whom to ring.
"""

from django.db import migrations

from throughcare.apps.desk.finding import FIND, TOLD_OF

BY_INDEX = """
CREATE FUNCTION desk_plain(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;
CREATE INDEX desk_names ON people_person USING gin (desk_plain(given_name || ' ' || known_as || ' ' || family_name) gin_trgm_ops);
CREATE INDEX desk_aliases ON people_alias USING gin (desk_plain(name) gin_trgm_ops);
CREATE INDEX desk_numbers ON people_identifier (upper(replace(value, ' ', '')));
CREATE INDEX desk_postcodes ON people_address (upper(replace(postcode, ' ', '')));
"""
LOADED = "SELECT word_similarity('', '')"
"""A setting of pg_trgm may be named only once the connection has it loaded."""
UNDO = """
DROP FUNCTION desk_told_of(text, date[], text);
DROP FUNCTION desk_find(text, date[], int);
DROP INDEX desk_names; DROP INDEX desk_aliases; DROP INDEX desk_numbers; DROP INDEX desk_postcodes;
DROP FUNCTION desk_plain(text);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = (("involvement", "0002_who_may_see"),)
    operations = (migrations.RunSQL([BY_INDEX, LOADED, FIND, TOLD_OF], UNDO),)
