"""Whom somebody sees today is found among what holds today: years of ended allocations are no longer read first."""

from django.db import migrations

from throughcare.apps.involvement.sight import FOR_POLICIES, NARROW, REASONS


class Migration(migrations.Migration):
    dependencies = (("involvement", "0006_kept_closer"), ("care", "0002_guarded"))
    operations = (migrations.RunSQL([REASONS, NARROW, FOR_POLICIES], migrations.RunSQL.noop),)
