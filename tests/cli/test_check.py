"""`replylint check`: what is linted, what is reported, and the exit status."""

from __future__ import annotations

import json

import pytest

from desk import Desk

BAD = "It is bad, sad, odd, off."


def test_a_clean_file_is_clean(desk: Desk) -> None:
    desk.write(a_dot_txt="All is fine.")
    result = desk.run("check", "a.txt")
    assert (result.status, result.out, result.err) == (0, "1 draft, 1 without findings; nothing found\n", "")


def test_findings_are_shown_and_fail(desk: Desk) -> None:
    desk.write(a_dot_txt="It is bad.")
    result = desk.run("check", "a.txt")
    assert (result.status, result.err) == (1, "")
    assert "mypack/bad" in result.out
    assert "  → good  (safe)" in result.out


def test_files_folders_patterns_and_standard_input_in_one_call(desk: Desk) -> None:
    desk.write(a_dot_txt="Bad 1.", b__c_dot_md="**bad** 2", b__d_dot_html="<p>bad 3</p>", e_dot_txt="bad 4")
    result = desk.run("check", "a.txt", "b", "[e].txt", "-", "--format", "json", stdin="Bad 5")
    assert [draft["name"] for draft in result.json["drafts"]] == ["a.txt", "b/c.md", "b/d.html", "e.txt", "-"]
    assert result.json["summary"]["findings"] == 5


def test_json_lines_are_drafts_with_their_own_fields(desk: Desk) -> None:
    lines = [
        {"reply": "Hey, bad.", "culture": "xx-XX", "id": "first"},
        {"reply": "Hey, again.", "customer": "My order?", "id": "second"},
        {"reply": "Dear again.", "channel": "chat"},
        {"reply": "<b>sa</b>d name", "format": "html", "kind": "template"},
    ]
    desk.write(a_dot_jsonl="\n".join(map(json.dumps, lines)))
    result = desk.run("check", "a.jsonl", "--format", "json")
    drafts = [(d["name"], d["id"], [f["text"] for f in d["findings"]]) for d in result.json["drafts"]]
    assert drafts == [
        ("a.jsonl:1", "first", ["Hey", "bad"]),
        ("a.jsonl:2", "second", ["again"]),
        ("a.jsonl:3", "a.jsonl:3", ["Dear"]),
        ("a.jsonl:4", "a.jsonl:4", ["sad", "name"]),
    ]


def test_json_lines_come_from_standard_input_too(desk: Desk) -> None:
    assert desk.found("-", "--input-format", "jsonl", stdin='{"reply": "bad"}\n\n{"reply": "sad"}\n') == ["bad", "sad"]


def test_the_configuration_next_to_a_file_holds_for_it_and_for_its_lines(desk: Desk) -> None:
    desk.write(sub__replylint_dot_yaml="extends: [../replylint.yaml]\nrules: {mypack/bad: 'off'}\nkind: template\n")
    desk.write(
        sub__a_dot_txt="Bad name.", sub__b_dot_jsonl='{"reply": "Bad name."}\n{"reply": "name", "kind": "reply"}'
    )
    desk.write(c_dot_txt="Bad name.")
    assert desk.found("sub", "c.txt") == ["name", "name", "Bad"]


def test_settings_may_differ_by_path(desk: Desk) -> None:
    text = desk.path("replylint.yaml").read_text()
    desk.write(replylint_dot_yaml=f"{text}overrides: [{{paths: ['old/**'], ignore: [mypack/bad], fail_on: error}}]\n")
    desk.write(old__a_dot_txt="Bad, odd.", new__a_dot_txt="Bad, odd.")
    assert desk.found("old", "new") == ["odd", "Bad", "odd"]
    assert (desk.run("check", "old").status, desk.run("check", "new").status) == (0, 1)


def test_the_variables_of_the_configuration_are_known(desk: Desk) -> None:
    text = desk.path("replylint.yaml").read_text()
    desk.write(replylint_dot_yaml=f"{text}variables: [first]\n", a_dot_txt="Hi {{first}}, it is {{frist}}.")
    assert desk.found("a.txt") == ["{{frist}}"]


STATUS = [
    ("fine", [], 0),
    ("odd", [], 0),
    ("bad", [], 1),
    ("sad", [], 1),
    ("odd", ["--fail-on", "info"], 1),
    ("bad", ["--fail-on", "error"], 0),
    ("sad", ["--fail-on", "error"], 1),
    ("sad", ["--fail-on", "never"], 0),
    ("odd", ["--min-score", "100"], 1),
    ("sad", ["--fail-on", "never", "--min-score", "99"], 1),
    ("sad", ["--fail-on", "never", "--min-score", "1"], 0),
    ("fine", ["--min-score", "100"], 0),
    ("bad", ["--ignore", "mypack/bad"], 0),
]


@pytest.mark.parametrize(("word", "options", "status"), STATUS)
def test_the_exit_status_follows_the_failing_severity_and_score(
    desk: Desk, word: str, options: list[str], status: int
) -> None:
    assert desk.run("check", "-", *options, stdin=f"It is {word}.").status == status


OPTIONS = [
    (["--select", "mypack/bad,mypack/off"], ["bad", "off"]),
    (["--select=mypack/sad"], ["sad"]),
    (["--ignore", "mypack/bad, mypack/sad"], ["odd", "off"]),
    (["--register", "formal"], ["Hey", "bad", "sad", "odd", "off"]),
    (["--culture", "xx-XX"], ["Hey", "bad", "sad", "odd", "off"]),
    (["--channel", "chat"], ["dear", "bad", "sad", "odd", "off"]),
    (["--kind", "template"], ["bad", "sad", "odd", "off", "name"]),
    (["--customer", "message.txt"], ["bad", "sad", "odd", "off", "again"]),
    (["--input-format", "html"], ["bad", "sad", "odd", "off"]),
    (["--language", "xx", "--no-cache"], ["bad", "sad", "odd", "off"]),
]
TEXT = "Hey dear, it is bad, sad, odd, off, name, again."


@pytest.mark.parametrize("place", ["before the command", "before the path", "after the path"])
@pytest.mark.parametrize(("options", "found"), OPTIONS, ids=[options[0][0] for options, _ in OPTIONS])
def test_an_option_means_the_same_wherever_it_stands(
    desk: Desk, place: str, options: list[str], found: list[str]
) -> None:
    desk.write(a_dot_txt=TEXT, message_dot_txt="Where is my order?")
    words = {"before the command": [*options, "check", "a.txt"], "before the path": ["check", *options, "a.txt"]}
    result = desk.run(*words.get(place, ["check", "a.txt", *options]), "--format", "json")
    assert [finding["text"] for finding in result.json["drafts"][0]["findings"]] == found


def test_options_may_stand_between_paths(desk: Desk) -> None:
    desk.write(a_dot_txt="Bad.", b_dot_txt="Sad.")
    assert desk.found("a.txt", "--ignore", "mypack/odd", "b.txt") == ["Bad", "Sad"]


def test_no_configuration_is_used_where_none_is_wanted(desk: Desk) -> None:
    desk.write(a_dot_txt="Bad.")
    result = desk.run("check", "a.txt", "--no-config", "--pack", "rules", "--select", "mypack/sad", "--language", "xx")
    assert result.status == 0


def test_a_named_configuration_wins_over_the_nearest(desk: Desk) -> None:
    desk.write(other__my_dot_yaml="packs: [../rules]\nselect: [mypack/sad]\nlanguage: xx\n", a_dot_txt="Bad, sad.")
    assert desk.found("a.txt", "--config", "other/my.yaml") == ["sad"]


def test_json_lines_are_reported_with_the_summary_last(desk: Desk) -> None:
    lines = desk.run("check", "-", "no.txt", "--format", "jsonl", stdin="bad").lines
    assert [line["type"] for line in lines] == ["draft", "problem", "summary"]


def test_quiet_prints_the_summary_alone(desk: Desk) -> None:
    assert desk.run("check", "-", "--quiet", stdin="bad").out == "1 draft, 0 without findings; 1 warning\n"


def test_colour_is_used_where_it_is_asked_for(desk: Desk) -> None:
    assert "\x1b[" in desk.run("check", "-", "--color", "always", stdin="bad").out
    assert "\x1b[" not in desk.run("check", "-", stdin="bad").out


def test_several_processes_report_the_same_in_the_same_order(desk: Desk) -> None:
    desk.write(a_dot_txt="Bad.", b__replylint_dot_yaml="extends: [../replylint.yaml]\nignore: [mypack/bad]\n")
    desk.write(
        b__c_dot_txt="Bad, sad.", d_dot_jsonl='{"reply": "odd"}\n{"reply": 1}\n{"reply": "bad", "culture": "xy"}'
    )
    arguments = ("check", "a.txt", "no.txt", "b", "d.jsonl", "--format", "json")
    alone, together = desk.run(*arguments), desk.run(*arguments, "--jobs", "2")
    assert together == alone
    assert (len(alone.json["drafts"]), len(alone.json["problems"]), alone.status) == (3, 3, 2)
