"""The asset build: when it runs, what it writes for the server, and what it says when something is missing."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "frontend" / "build.py"


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, working on an empty folder."""
    spec = importlib.util.spec_from_file_location("asset_build", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    here, built = tmp_path / "frontend", tmp_path / "built"
    (here / "src").mkdir(parents=True)
    built.mkdir()
    monkeypatch.setattr(module, "HERE", here)
    monkeypatch.setattr(module, "BUILT", built)
    return module


def write(path: Path, age_s: float, text: str = "{}") -> Path:
    path.write_text(text)
    moment = 1_800_000_000 - age_s
    os.utime(path, (moment, moment))
    return path


def test_outputs_newer_than_sources_are_current(build: ModuleType) -> None:
    write(build.HERE / "package-lock.json", 20)
    write(build.HERE / "src" / "main.ts", 20)
    write(build.BUILT / "manifest.json", 10)
    write(build.BUILT / "fonts.json", 10)
    assert build.is_current()


@pytest.mark.parametrize("changed", ["src/main.ts", "package-lock.json"])
def test_a_newer_source_makes_outputs_stale(build: ModuleType, changed: str) -> None:
    write(build.HERE / changed, 5)
    write(build.BUILT / "manifest.json", 10)
    write(build.BUILT / "fonts.json", 10)
    assert not build.is_current()


def test_half_of_the_outputs_is_not_current(build: ModuleType) -> None:
    write(build.HERE / "src" / "main.ts", 20)
    write(build.BUILT / "manifest.json", 10)
    assert not build.is_current()


def test_preloads_name_the_hashed_files_of_each_language(build: ModuleType) -> None:
    manifest = {
        name: {"file": f"assets/{Path(name).stem}-abc.woff2"} for name in {*build.PRELOAD["en"], *build.PRELOAD["bn"]}
    }
    (build.BUILT / "manifest.json").write_text(json.dumps(manifest))
    build.write_preloads(build.BUILT)
    fonts = json.loads((build.BUILT / "fonts.json").read_text())
    assert fonts["en"][0] == "assets/anek-bangla-latin-abc.woff2"
    assert fonts["bn"] == ["assets/anek-bangla-bengali-abc.woff2", "assets/anek-bangla-latin-abc.woff2"]


def test_a_face_that_is_gone_is_named(build: ModuleType) -> None:
    (build.BUILT / "manifest.json").write_text("{}")
    with pytest.raises(build.BuildError, match=r"anek-bangla-latin\.woff2.*PRELOAD"):
        build.write_preloads(build.BUILT)


def test_a_missing_build_environment_says_how_to_make_it(
    build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["build.py", "--node-env", str(tmp_path / "nowhere")])
    assert build.main() == 2
    assert "-m venv .venv-build" in capsys.readouterr().err
