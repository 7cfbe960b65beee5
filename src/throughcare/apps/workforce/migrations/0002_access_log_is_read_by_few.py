"""The access log: whoever acts may add to it, in their own name; information governance alone may read it; nobody may change it."""

from django.conf import settings
from django.db import migrations

ROLE = settings.DATABASES["default"]["USER"]

READS = """EXISTS (SELECT 1 FROM workforce_post p WHERE p.worker_id = throughcare_worker() AND p.role = 'information_governance'
    AND p.started_on <= throughcare_today() AND (p.ended_on IS NULL OR p.ended_on > throughcare_today()))"""

GUARD = [
    "ALTER TABLE core_look ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE core_look FORCE ROW LEVEL SECURITY",
    "CREATE POLICY owner_keeps ON core_look TO CURRENT_USER USING (true) WITH CHECK (true)",
    f"CREATE POLICY read_by_few ON core_look FOR SELECT TO {ROLE} USING ({READS})",
    f"CREATE POLICY added ON core_look FOR INSERT TO {ROLE} WITH CHECK (worker_id = throughcare_worker())",
]
UNDO = [
    *(f"DROP POLICY {name} ON core_look" for name in ("owner_keeps", "read_by_few", "added")),
    "ALTER TABLE core_look NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE core_look DISABLE ROW LEVEL SECURITY",
]


class Migration(migrations.Migration):
    dependencies = (("workforce", "0001_initial"), ("core", "0002_access_log"))
    operations = (migrations.RunSQL(GUARD, UNDO),)
