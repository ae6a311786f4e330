"""Files and functions stay small, because each holds one idea."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for package in ("bot", "storage") for path in (ROOT / package).rglob("*.py"))


def lengths_of_functions() -> dict[str, int]:
    found: dict[str, int] = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                end = node.end_lineno or node.lineno
                found[f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"] = end - node.lineno + 1
    return found


def test_no_file_is_over_450_lines_and_nine_in_ten_are_under_300() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: lines for name, lines in lengths.items() if lines > 450} == {}
    assert quantiles(lengths.values(), n=10)[-1] <= 300
    assert median(lengths.values()) <= 200


def test_no_function_is_over_60_lines_and_nine_in_ten_are_under_40() -> None:
    lengths = lengths_of_functions()
    assert {name: lines for name, lines in lengths.items() if lines > 60} == {}
    assert quantiles(lengths.values(), n=10)[-1] <= 40


def test_only_the_clock_reads_the_clock() -> None:
    readers = ("datetime.now(", "datetime.utcnow(", "date.today(", "time.time(", "time.monotonic(")
    guilty = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.name != "clock.py" and any(reader in path.read_text(encoding="utf-8") for reader in readers)
    ]
    assert guilty == []
