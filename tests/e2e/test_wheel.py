"""The wheel: pages, translations and bank inside; it starts where there is no Node and no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.e2e.instance import LINK
from tests.waiting import PATIENCE_S, free_port

pytestmark = [pytest.mark.long]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return next(target.glob("*.whl"))


def test_the_wheel_holds_pages_translations_and_bank(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "rehearse/web/static/built/manifest.json" in names
    assert "rehearse/web/locale/bn/LC_MESSAGES/django.mo" in names
    assert sum(name.startswith("rehearse/_bank/items/") and name.endswith("item.yaml") for name in names) >= 52
    assert any(name.endswith("plan/today.html") for name in names)
    assert not any("node_modules" in name for name in names)


def test_the_wheel_starts_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "env"
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "-q", "--no-deps", "--no-index", str(wheel)], check=True)
    # Its dependencies are the pinned ones of this environment; only our own code must come from the wheel.
    libraries = next(place.glob("lib/python*/site-packages"))
    (libraries / "pinned.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    environment = {
        "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "REHEARSE_DATA": str(tmp_path / "data"),
        "REHEARSE_NO_BROWSER": "1", "REHEARSE_PORT": str(free_port()), "LANG": "C.UTF-8",
    }  # fmt: skip
    where = subprocess.run(
        [str(python), "-c", "import rehearse; print(rehearse.__file__)"],
        env=environment, capture_output=True, text=True, check=True, cwd=tmp_path,
    ).stdout  # fmt: skip
    assert where.startswith(str(libraries))
    process = subprocess.Popen(
        [str(place / "bin" / "rehearse"), "open", "--no-browser"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=tmp_path,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        printed = []
        for line in process.stdout:
            printed.append(line)
            if LINK.search(line):
                break
        else:
            pytest.fail("".join(printed))
    finally:
        process.send_signal(2)
        assert process.wait(PATIENCE_S) == 0
    assert os.path.isfile(tmp_path / "data" / "rehearse.db")
