"""A team's repository of macros, from the first red hook to the green one, with the real pre-commit and git."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
SHIPPED = ("src", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
SCHEMA = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
GOOD = "Hi {name},\n\nThank you for your message. Your order is on its way, and it will be with you by Friday."
SAFE = "Hi {name},\n\nIn order to change the address, please reply to this e-mail. It will be done by Friday."
LEFT = "Hi {name},\n\nThat's not my department. Your order will be with you by Friday."
TEXTS = [GOOD, SAFE, GOOD, LEFT, GOOD]
EACH = 15
Call = Callable[..., subprocess.CompletedProcess[str]]


def body(number: int, name: str) -> str:
    return f"{TEXTS[number % len(TEXTS)]} (č{number})".replace("{name}", name)


def html(text: str) -> str:
    return "<p>" + text.replace("\n\n", "</p>\n<p>") + "</p>"


def zendesk() -> str:
    macros = [
        {
            "title": f"Zendesk {number}",
            "active": True,
            "actions": [
                {"field": "comment_value_html", "value": html(body(number, "{{ticket.requester.first_name}}"))},
                {"field": "comment_mode_is_public", "value": "true"},
            ],
        }
        for number in range(EACH)
    ]
    return json.dumps({"macros": macros}, indent=2, ensure_ascii=True) + "\n"


def quicktext() -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Id", "Name", "Message"])
    writer.writerows([n, f"Quick {n}", body(n, "{!Contact.FirstName}")] for n in range(EACH))
    return "\ufeff" + out.getvalue()


def osticket() -> str:
    entries = "".join(
        f"- title: Canned {n}\n  isenabled: 1\n  response: |\n"
        + "".join(f"    {line}".rstrip() + "\n" for line in body(n, "%{ticket.name.first}").split("\n"))
        for n in range(EACH)
    )
    return "# Our canned responses\n" + entries


def files() -> dict[str, str]:
    plain = {f"mail/{n:02}.txt": body(n, "{{ticket.requester.first_name}}") + "\n" for n in range(EACH)}
    return {
        "zendesk.json": zendesk(),
        "quicktext.csv": quicktext(),
        "osticket.yaml": osticket(),
        **plain,
        "package.json": '{"name": "not a macro"}\n',
        "replylint.yaml": "language: en\nignore: [acknowledgement, structure, next-steps]\nfail_on: info\n",
    }


def call(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "COV", "PYTEST"))} | environment,
        check=False,
    )


def commit(folder: Path, message: str) -> str:
    for command in (["add", "-A"], ["-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", message]):
        done = call(folder, "git", *command)
        assert done.returncode == 0, done.stderr
    return call(folder, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of sixty macros, with hooks from a clone of this project."""
    source, folder = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("macros")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            copytree(ROOT / name, source / name)
        else:
            (source / name).write_bytes((ROOT / name).read_bytes())
    for name, text in files().items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())
    call(source, "git", "init", "-q")
    hooks = {"repo": str(source), "rev": commit(source, "as it is"), "hooks": [{"id": "replylint"}]}
    fix = {"id": "replylint-fix", "stages": ["manual"]}
    hooks["hooks"].append(fix)  # type: ignore[union-attr]
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [hooks]}))
    call(folder, "git", "init", "-q")
    commit(folder, "sixty macros")
    return folder


@pytest.fixture
def run(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Call:
    home = tmp_path_factory.getbasetemp() / "pre-commit"

    def made(*command: str) -> subprocess.CompletedProcess[str]:
        return call(
            repository, sys.executable, "-m", *command, PRE_COMMIT_HOME=str(home), REPLYLINT_CACHE=str(home / "cache")
        )

    return made


def test_a_team_goes_from_a_red_hook_to_a_green_one(repository: Path, run: Call) -> None:
    first = run("pre_commit", "run", "--all-files", "--verbose")
    assert first.returncode == 1, first.stdout + first.stderr
    for place in (
        "zendesk.json:23 (Zendesk 1)",
        "quicktext.csv:5 (Quick 1)",
        "osticket.yaml:10 (Canned 1)",
        "mail/01.txt",
    ):
        assert place in first.stdout
    assert "package.json" not in first.stdout

    fixed = run("pre_commit", "run", "--all-files", "--hook-stage", "manual", "replylint-fix")
    assert fixed.returncode == 1 and "files were modified by this hook" in fixed.stdout
    changed = call(repository, "git", "diff", "--numstat").stdout.splitlines()
    each = EACH // len(TEXTS)
    assert {tuple(line.split("\t")[:2]) for line in changed if "mail/" not in line} == {(str(each), str(each))}
    assert sum("mail/" in line for line in changed) == each
    for name, text in files().items():
        written = (repository / name).read_bytes().decode()
        assert written == text.replace("In order to", "To"), name
    commit(repository, "the safe ones are fixed")

    second = run("pre_commit", "run", "--all-files")
    assert second.returncode == 1 and "not my department" in second.stdout and "In order to" not in second.stdout
    recorded = run("replylint", "baseline", ".", "--baseline", "replylint-baseline.json")
    assert recorded.returncode == 0, recorded.stderr
    with (repository / "replylint.yaml").open("a") as out:
        out.write("baseline: replylint-baseline.json\n")
    commit(repository, "a baseline")
    third = run("pre_commit", "run", "--all-files")
    assert third.returncode == 0, third.stdout

    new = repository / "mail" / "00.txt"
    new.write_text(new.read_text() + "\nThat's not my department.\n")
    sarif = run("replylint", "check", ".", "--output", "sarif=out.sarif", "--changed-since", "HEAD")
    assert sarif.returncode == 1, sarif.stderr
    log = json.loads((repository / "out.sarif").read_text())
    jsonschema.validate(log, SCHEMA)
    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "mail/00.txt"
    (repository / "out.sarif").unlink()
    call(repository, "git", "checkout", "-q", ".")


def test_the_action_installs_the_library_and_runs_its_check(repository: Path, tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    setup, install, check = action["runs"]["steps"]
    assert (setup["uses"].split("@")[0], install["env"]) == (
        "actions/setup-python",
        {"SOURCE": "${{ github.action_path }}"},
    )
    assert set(check["env"].values()) == {f"${{{{ inputs.{name} }}}}" for name in ("paths", "arguments", "sarif")}
    done = call(
        repository,
        "bash",
        "-euo",
        "pipefail",
        "-c",
        check["run"],
        PATH=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        PATHS="osticket.yaml mail",
        ARGUMENTS="--no-config --language en --select negative-phrasing",
        SARIF=str(tmp_path / "a.sarif"),
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
        REPLYLINT_CACHE=str(tmp_path / "cache"),
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("::warning file=") == 2 * EACH // len(TEXTS)
    assert "## replylint" in (tmp_path / "summary.md").read_text()
    jsonschema.validate(json.loads((tmp_path / "a.sarif").read_text()), SCHEMA)
