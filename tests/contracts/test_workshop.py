"""The workshop keeps its word: imports, locks, documented commands and settings."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")


def read(name: str) -> str:
    return (ROOT / name).read_text()


def test_nothing_imports_upward() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    broken = done.stdout.split("Broken contracts", 1)[-1]
    assert done.returncode == 0, broken[-4000:] + done.stderr


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_has_its_hash_and_no_address(lock: str) -> None:
    text = read(lock)
    packages = re.findall(r"^[a-z0-9][\w.\[\]-]*==", text, re.MULTILINE)
    assert len(packages) > 40
    assert text.count("--hash=sha256:") >= len(packages)
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text)


def test_a_lock_holds_every_package_that_pyproject_asks_for() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    asked = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": project["dependency-groups"]["dev"],
    }
    for lock, requirements in asked.items():
        locked = set(re.findall(r"^([a-z0-9][\w.-]*)", read(lock), re.MULTILINE))
        names = {re.split(r"[\[<>=~!;]", requirement)[0] for requirement in requirements}
        assert names <= locked, f"{lock} lacks {sorted(names - locked)}: ./dev lock"


def test_both_locks_hold_the_same_versions() -> None:
    runtime, development = (
        dict(re.findall(r"^([a-z0-9][\w.\[\]-]*)==(\S+)", read(lock), re.MULTILINE)) for lock in LOCKS
    )
    assert {name: version for name, version in runtime.items() if development.get(name) != version} == {}


def test_every_command_of_dev_is_listed_and_exists() -> None:
    source = read("dev")
    listed = subprocess.run([ROOT / "dev"], capture_output=True, text=True, check=True).stdout
    commands = set(re.findall(r"^cmd_(\w+)\(\)", source, re.MULTILINE))
    assert commands == {word for word in commands if re.search(rf"\b{word}\b", listed)}
    dispatched = re.search(r"^\s+(run \|[^)]*)\) \"cmd_", source, re.MULTILINE)
    assert dispatched
    assert commands == set(dispatched[1].split(" | "))


def test_an_unknown_command_is_refused_with_the_list() -> None:
    done = subprocess.run([ROOT / "dev", "dance"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "usage: ./dev COMMAND" in done.stderr


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    read_by_code = set(re.findall(r"^    \"\"\"\[(\w+)\]", read("config.py"), re.MULTILINE))
    read_by_code |= set(re.findall(r"environ\.get\(\"(\w+)\"", read("deploy/gunicorn.conf.py")))
    table = read("deploy/README.md").split("## Settings")[1].split("\n## ")[0]
    documented = set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE))
    assert documented == read_by_code


def test_ci_runs_exactly_what_everybody_runs() -> None:
    commands = [line for line in read(".ci/run").splitlines() if "./dev" in line]
    assert [line.split("<")[0].strip() for line in commands] == ["exec ./dev test"]


def test_the_licence_is_the_one_that_is_declared() -> None:
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in read("LICENSE")
    declared = tomllib.loads(read("pyproject.toml"))["project"]["license"]
    assert declared == "AGPL-3.0-or-later"
    assert f"license: {declared}" in read("publiccode.yml")
