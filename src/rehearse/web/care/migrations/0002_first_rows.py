"""The one row of the beat."""

from django.db import migrations


def add(apps, schema_editor):
    apps.get_model("care", "Beat").objects.get_or_create(id=1)


class Migration(migrations.Migration):
    dependencies = [("care", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
