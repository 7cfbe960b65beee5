"""A few letters to begin with, so that nobody begins with none."""

from django.db import migrations

from throughcare.apps.letters.templates import CAME_WITH


def put_in(apps, schema_editor):
    template = apps.get_model("letters", "LetterTemplate")
    template._default_manager.using(schema_editor.connection.alias).bulk_create(template(**one._asdict()) for one in CAME_WITH)


class Migration(migrations.Migration):
    dependencies = (("letters", "0001_letters"), ("core", "0001_plumbing"))
    operations = (migrations.RunPython(put_in, migrations.RunPython.noop),)
