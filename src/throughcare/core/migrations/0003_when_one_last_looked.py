"""When somebody last looked at a record: the one thing of the access log that those who may not read it are told, and of themselves alone."""

from django.db import migrations

SQL = """
CREATE FUNCTION core_last_looked(whom uuid, before timestamptz) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp AS $$
    SELECT at FROM core_look
     WHERE subject = whom AND worker_id = throughcare_worker() AND kind = 'view' AND at < before
     ORDER BY at DESC LIMIT 1
$$
"""


class Migration(migrations.Migration):
    dependencies = (("core", "0002_access_log"),)
    operations = (migrations.RunSQL(SQL, "DROP FUNCTION core_last_looked(uuid, timestamptz)"),)
