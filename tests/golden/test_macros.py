"""One realistic file of each helpdesk: what is read of it, where things are found, and what a fix leaves alone."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from replylint.cli import main

HERE = Path(__file__).parent / "macros"
CONFIG = """language: en
select: [jargon/wordy]
fail_on: info
overrides:
  - paths: [generic.xml]
    fields: {records: templates.template, id: "@id", language: "@lang", title: subject, body: text}
  - {paths: [generic.tsv], fields: {title: key, body: body_en, usages: used}}
  - {paths: [generic.yaml], fields: {records: templates.late, title: title, body: mail.body}}
  - {paths: [freescout.json], helpdesk: freescout}
"""


@dataclass(frozen=True)
class Case:
    """What is to be read of a file: title and field of each text, and where "in order to" stands in the file."""

    texts: list[tuple[str, str]]
    places: list[str]


CASES = {
    "zendesk.json": Case(
        [
            ("Refund::Sale items", "actions[field=comment_value_html].value"),
            ("Chat: hold", "actions[field=comment_value].value[-1]"),
        ],
        ["18:115", "35:55"],
    ),
    "freshdesk.json": Case([("Late parcel", "content_html"), ("Plain", "content_html")], ["8:65", "16:33"]),
    "intercom.json": Case([("Order status", "body")], ["8:72"]),
    "helpscout.json": Case(
        [("Password", "text"), ("Password", "chatText"), ("Only mail", "text")], ["7:67", "8:22", "13:18"]
    ),
    "front.json": Case([("Invoice", "body")], ["10:60"]),
    "gorgias.json": Case([("Where is my order", "actions[].arguments.body_html")], ["16:66"]),
    "salesforce.csv": Case([("Greeting", "Message"), ("Bye", "Message")], ["3:1", "4:11"]),
    "chatwoot.json": Case([("refund", "content")], ["6:62"]),
    "zammad.csv": Case([("Zeitpunkt", "content")], ["2:53"]),
    "osticket.yaml": Case(
        [("What is osTicket (sample)?", "response"), ("Sample (with variables)", "response")], ["9:5", "18:5"]
    ),
    "discourse.json": Case([("Move topic", "content")], ["6:26"]),
    "frappe.json": Case([("Thanks", "message")], ["6:40"]),
    "mibew.yml": Case([("", "."), ("", ".")], ["1:11"]),
    "livehelperchat.csv": Case([("Hello", "message"), ("Hello", "fallback_message")], ["2:23", "2:66"]),
    "generic.xml": Case([("Late & lost", "text"), ("Plain", "text")], ["6:35", "10:23"]),
    "generic.tsv": Case([("late", "body_en"), ("lost", "body_en")], ["2:6", "3:7"]),
    "generic.yaml": Case([("Late", "mail.body")], ["2:59"]),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(HERE, tmp_path / "macros")
    (tmp_path / "macros" / "replylint.yaml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path / "macros")
    return tmp_path / "macros"


def read(name: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    main(["check", name, "--format", "json"])
    out, err = capsys.readouterr()
    assert err == ""
    drafts: list[dict[str, object]] = json.loads(out)["drafts"]
    return drafts


def test_each_kind_of_file_has_a_case() -> None:
    assert {path.name for path in HERE.iterdir()} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_what_customers_see_is_read_with_its_place_in_the_file(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = read(name, capsys)
    titles = [("" if str(d["id"]).startswith(name) else d["id"], d["record"]["field"]) for d in drafts]  # type: ignore[index]
    assert titles == CASES[name].texts
    found = [finding for draft in drafts for finding in draft["findings"]]  # type: ignore[attr-defined]
    assert [f"{f['line']}:{f['column']}" for f in found] == CASES[name].places
    raw = (folder / name).read_bytes()
    text = raw.decode("utf-16" if raw[:2] == b"\xff\xfe" else "utf-8-sig")
    for one in found:
        assert text[one["file_span"]["start"] : one["file_span"]["end"]].lower() == "in order to"


@pytest.mark.parametrize("name", CASES)
def test_a_fix_changes_those_words_and_no_other_byte(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = (folder / name).read_bytes()
    assert main(["fix", name]) == 0
    codec = "utf-16-le" if raw[:2] == b"\xff\xfe" else "utf-8"
    wanted = raw.decode(codec)
    wanted = wanted.replace("in order to", "to").replace("In order to", "To")
    kept = {
        "freshdesk.json": ("Hi, to trace", "Hi, in order to trace"),
        "intercom.json": ('"}}, to', '"}}, in order to'),
    }
    kept |= {
        "gorgias.json": ('"Hi {{ticket.customer.firstname}}, to', '"Hi {{ticket.customer.firstname}}, in order to')
    }
    wanted = wanted.replace(*kept[name]) if name in kept else wanted  # what is there in HTML, too, is left alone
    assert (folder / name).read_bytes().decode(codec) == wanted
    capsys.readouterr()
    assert [f for d in read(name, capsys) for f in d["findings"]] == []  # type: ignore[attr-defined]


def test_private_texts_are_read_where_that_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / "replylint.yaml").open("a") as out:
        out.write("private: true\n")
    assert [d["id"] for d in read("zendesk.json", capsys)] == ["Refund::Sale items", "Chat: hold", "Note to billing"]


def test_a_helpdesk_that_is_not_recognised_can_be_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "freescout.json").write_text('[{"id": 1, "name": "A", "text": "In order to go on, wait."}]')
    assert [d["record"]["field"] for d in read("freescout.json", capsys)] == ["text"]  # type: ignore[index]
    assert main(["check", "osticket.yaml", "--helpdesk", "zendesc"]) == 2
    assert 'no helpdesk "zendesc"; did you mean "zendesk"?' in capsys.readouterr().err


def test_the_fields_of_a_configuration_have_to_be_paths(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "replylint.yaml").write_text("fields: {body: 'a[b'}\n")
    assert main(["check", "generic.tsv"]) == 2
    assert '"a[b" is no path' in capsys.readouterr().err
