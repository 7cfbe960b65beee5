"""What row-level security and history lean on: who acts, when we knew, what day it is, and what the application's role may do."""

from django.conf import settings
from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION throughcare_worker() RETURNS uuid LANGUAGE sql STABLE AS
    $$ SELECT nullif(current_setting('throughcare.worker', true), '')::uuid $$;
CREATE FUNCTION throughcare_known_at() RETURNS timestamptz LANGUAGE sql STABLE AS
    $$ SELECT coalesce(nullif(current_setting('throughcare.known_at', true), '')::timestamptz, now()) $$;
CREATE FUNCTION throughcare_today() RETURNS date LANGUAGE sql STABLE AS
    $$ SELECT (now() AT TIME ZONE 'Europe/London')::date $$;
"""
UNDO = "DROP FUNCTION throughcare_worker(); DROP FUNCTION throughcare_known_at(); DROP FUNCTION throughcare_today();"


def let_the_application_in(apps, schema_editor):  # type: ignore[no-untyped-def]
    """The application's role may read and write rows, and change nothing of how they are kept."""
    role = schema_editor.quote_name(settings.DATABASES["default"]["USER"])
    for right, things in (("SELECT, INSERT, UPDATE, DELETE", "TABLES"), ("USAGE, SELECT", "SEQUENCES"), ("EXECUTE", "FUNCTIONS")):
        schema_editor.execute(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {right} ON {things} TO {role}")
        schema_editor.execute(f"GRANT {right} ON ALL {things} IN SCHEMA public TO {role}")


class Migration(migrations.Migration):
    initial = True
    dependencies = ()
    run_before = (("people", "0001_initial"),)
    operations = (
        migrations.RunSQL(FUNCTIONS, UNDO),
        migrations.RunPython(let_the_application_in, migrations.RunPython.noop),
    )
