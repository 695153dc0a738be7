"""SQLite under concurrency: transactions that read first and write later."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.sqlite, pytest.mark.long]

WORKER = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "rehearse.web.settings.laptop"
import django
django.setup()
from django.db import transaction
from rehearse.web.accounts.models import SpentLink
failed = 0
for number in range(250):
    try:
        with transaction.atomic():
            seen = SpentLink.objects.count()
            SpentLink.objects.create(nonce=f"{os.getpid()}-{number}-{seen}")
    except Exception as error:
        failed += 1
        print(type(error).__name__, error)
print("failed", failed)
"""

CHECK = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "rehearse.web.settings.laptop"
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from rehearse.web.accounts.models import SpentLink
call_command("migrate", verbosity=0)
with connection.cursor() as cursor:
    print(SpentLink.objects.count(), *[cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")])
"""


def run(code: str, data: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "REHEARSE_DATA": str(data)},
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip


def test_four_processes_of_250_transactions_lose_none(tmp_path: Path) -> None:
    assert run(CHECK, tmp_path).split() == ["0", "wal", "1"]
    environment = {**os.environ, "REHEARSE_DATA": str(tmp_path)}
    workers = [
        subprocess.Popen([sys.executable, "-c", WORKER], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    printed = [worker.communicate(timeout=1200)[0] for worker in workers]
    assert [text.splitlines()[-1] for text in printed] == ["failed 0"] * 4, printed
    assert run(CHECK, tmp_path).split()[0] == "1000"
