"""The house stands as drawn: imports point down, a fault is noticed, the picture in the docs is the same house."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    return subprocess.run([*command, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def copy_of_the_house(folder: Path) -> Path:
    for package in ("bot", "storage"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def layers() -> list[set[str]]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    rows = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [{room.strip().removeprefix("bot.") for room in re.split(r"[|:]", row)} for row in rows]


def test_the_contracts_hold(tmp_path: Path) -> None:
    result = lint_imports(copy_of_the_house(tmp_path))
    assert result.returncode == 0, result.stdout


def test_an_import_against_the_order_is_noticed(tmp_path: Path) -> None:
    house = copy_of_the_house(tmp_path)
    (house / "bot" / "diff" / "planted.py").write_text("import storage.engine\n")
    result = lint_imports(house)
    assert result.returncode != 0
    assert "bot.diff is not allowed to import storage" in result.stdout


def test_a_platform_library_outside_its_folder_is_noticed(tmp_path: Path) -> None:
    house = copy_of_the_house(tmp_path)
    (house / "bot" / "delivery" / "planted.py").write_text("import discord\n")
    assert lint_imports(house).returncode != 0


def test_every_room_is_in_a_contract() -> None:
    named = {room for row in layers() for room in row}
    rooms = {path.stem for path in (ROOT / "bot").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__"} == named - {"storage"}


def test_the_docs_show_the_same_house() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.search(r"<!-- the house -->\n```text\n(.*?)```", text, re.DOTALL)
    assert rows is not None
    drawn = [
        {room.strip() for room in re.split(r"[|,]", line.split("  ")[0])} for line in rows[1].splitlines() if line.strip()
    ]
    assert drawn == layers()
