"""Many drafts: in order, as a stream, in one process or several, and summed up."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from helpers import MakePack, rule, texts
from replylint import Draft, InputError, Linter, Summary

FILES = {
    **rule("bad", "phrases: [bad, very bad]\nsuggest: [{write: good, safe: true}]"),
    **rule("sad", "phrases: [sad]", severity="error"),
}
REPLIES = [f"Reply {n} is {'bad' if n % 2 else 'fine'}{' and sad' if n % 3 == 0 else ''}." for n in range(150)]


@pytest.fixture(scope="module")
def linter(make_pack: MakePack) -> Linter:
    return make_pack(FILES)


def drafts() -> Iterator[Draft]:
    return (Draft(text, id=str(n)) for n, text in enumerate(REPLIES))


def test_a_stream_is_linted_as_it_is_asked_for(linter: Linter) -> None:
    taken: list[int] = []

    def source() -> Iterator[Draft]:
        for number, draft in enumerate(drafts()):
            taken.append(number)
            yield draft

    reports = linter.lint_many(source())
    assert texts(next(reports)) == ["sad"]
    assert taken == [0]
    assert len(list(reports)) == len(REPLIES) - 1


def test_several_processes_give_the_same_reports_in_the_same_order(linter: Linter) -> None:
    assert list(linter.lint_many(drafts(), workers=2)) == list(linter.lint_many(drafts()))


def test_an_empty_stream_has_no_reports(linter: Linter) -> None:
    assert list(linter.lint_many([], workers=2)) == list(linter.lint_many([])) == []


def test_what_is_no_draft_and_no_number_of_workers_is_refused(linter: Linter) -> None:
    with pytest.raises(InputError, match=r"takes drafts, such as Draft\(text\), not str"):
        list(linter.lint_many(["Hi."]))  # type: ignore[list-item]
    with pytest.raises(InputError, match="workers is 1 or more, not 0"):
        list(linter.lint_many([], workers=0))


def test_threads_may_share_a_linter(make_pack: MakePack) -> None:
    linter = make_pack(FILES)  # not used yet, so that the threads compile it together
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(linter.lint_draft, drafts()))
    assert together == list(map(linter.lint_draft, drafts()))


def test_a_linter_survives_pickling(linter: Linter) -> None:
    again: Linter = pickle.loads(pickle.dumps(linter))
    assert again.config == linter.config
    assert again.lint(REPLIES[3]) == linter.lint(REPLIES[3])


def test_a_report_survives_pickling(linter: Linter) -> None:
    report = linter.lint(REPLIES[3])
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert again.rewrite() == report.rewrite()


def test_a_summary_counts_what_was_found(linter: Linter) -> None:
    summary = Summary()
    for report in linter.lint_many([Draft("Fine."), Draft("Bad, bad.", id="b"), Draft("Bad and sad.")]):
        summary.add(report)
    assert (summary.drafts, summary.clean, summary.findings) == (3, 1, 4)
    assert summary.by_rule == {"mypack/bad": 3, "mypack/sad": 1}
    assert summary.by_severity == {"warning": 3, "error": 1}


def test_a_summary_knows_the_mean_and_the_worst(linter: Linter) -> None:
    summary, reports = Summary(), [linter.lint(text) for text in ("Bad.", "Bad, sad.", "Fine.")]
    for number, report in enumerate(reports):
        summary.add(report, f"draft {number}")
    assert summary.mean == pytest.approx(sum(r.score for r in reports) / 3, abs=0.01)
    assert (summary.worst, summary.worst_score) == ("draft 1", reports[1].score)


def test_a_summary_of_nothing_has_no_mean() -> None:
    assert (Summary().mean, Summary().worst, Summary().worst_score) == (None, None, None)
