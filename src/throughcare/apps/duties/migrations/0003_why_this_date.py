"""A kept duty says why it is due when it is, so that a list can show it without reckoning again. Reckoning afresh fills it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("duties", "0002_guarded"),)
    operations = (
        migrations.AddField(
            model_name="owedduty",
            name="why",
            field=models.TextField(default="", help_text="why this date, in a sentence, as the law's own values tell it"),
        ),
    )
