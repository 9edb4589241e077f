"""What several tests need to write small packs and to read what was found.

Packs are in a language of their own, `xx`, for which the library has no rules, so that no test depends
on the wording of the rules that come with it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from textwrap import indent

import replylint
from replylint import Draft, Linter, Report
from replylint.document import Document
from replylint.formats import READERS
from replylint.parse import parse as parse_draft
from replylint.parse import read_prose
from replylint.phrases.literals import LiteralFinder
from replylint.phrases.matcher import Hit, Matcher
from replylint.phrases.syntax import parse
from replylint.phrases.table import TableBuilder
from replylint.phrases.tokens import spans, stream_of
from replylint.phrases.tree import Sequence

LANGUAGE = "xx"
MakePack = Callable[..., Linter]
"""The fixture `make_pack`: from the files of a pack and a configuration to a linter."""
BASIS = {
    "packs/mypack/pack.yaml": "title: Mine\nwhat: For tests.\n",
    f"languages/{LANGUAGE}.yaml": "name: Testish\nnative: Testish\n",
}
PROOF = "examples:\n  flags: [something bad]\n  passes: [something good]\n"


def card(check: str = "type: phrase", **given: str) -> str:
    """Return a rule card; `check` is YAML, and what is given replaces the other keys."""
    keys = {
        "title": "A fault",
        "what": "What it finds.",
        "why": "Why it matters.",
        "instead": "What to do.",
        "message": "'\"{text}\" is bad.'",
        "severity": "warning",
        "source": "A book",
        **given,
    }
    return "".join(f"{key}: {value}\n" for key, value in keys.items()) + "check:\n" + indent(check, "  ") + "\n"


def rule(name: str, text: str | None = None, check: str = "type: phrase", **given: str) -> dict[str, str]:
    """Return the files of a rule of `mypack`, with its text in the tests' language where it has one."""
    files = {f"packs/mypack/{name}/rule.yaml": card(check, **given)}
    if text is not None:
        files[f"packs/mypack/{name}/{LANGUAGE}.yaml"] = text.rstrip("\n") + "\n" + PROOF
    return files


def act(name: str, text: str, side: str = "reply") -> dict[str, str]:
    """Return the files of an act in the tests' language."""
    return {
        f"acts/{name}/act.yaml": f"title: {name}\nwhat: For tests.\nside: {side}\n",
        f"acts/{name}/{LANGUAGE}.yaml": text.rstrip("\n") + "\n" + PROOF,
    }


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder and return it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a process that runs the library under test, with a cache of its own."""
    source = str(Path(replylint.__file__).resolve().parents[1])
    return {**os.environ, "PYTHONPATH": source, "REPLYLINT_CACHE": str(folder / "cache"), **more}


def texts(report: Report) -> list[str]:
    """Return the words of each finding, in order."""
    return [finding.text for finding in report]


def rules(report: Report) -> list[str]:
    """Return the rule of each finding, in order, without the name of the pack."""
    return [finding.rule.partition("/")[2] for finding in report]


def matcher_of(phrases: Iterable[str], slots: Mapping[str, Iterable[str]] | None = None) -> Matcher:
    """Return a matcher for some phrases, whose rows are numbered as they are given."""
    trees: dict[str, tuple[Sequence, ...]] = {k: tuple(map(parse, v)) for k, v in (slots or {}).items()}
    builder, finder = TableBuilder(), LiteralFinder(trees)
    for number, phrase in enumerate(phrases):
        builder.add(number, "phrases", phrase, finder.required(parse(phrase)))
    return Matcher(builder.table(), trees)


def stream(*sentences: str) -> tuple[bytes, list[int]]:
    """Return the stream of some sentences, and the offset of the line feed after each."""
    out, bounds = b"\n", list[int]()
    for sentence in sentences:
        out += f"{stream_of(sentence, 0, len(sentence))}\n".encode("utf-8", "surrogatepass")
        bounds.append(len(out) - 1)
    return out, bounds


def hits(matcher: Matcher, text: str) -> list[Hit]:
    """Return the hits in one sentence, found as the annotator does: candidates first, then confirmed."""
    data, bounds = stream(text)
    return [hit for row in matcher.candidates(data, bounds)[0] for hit in matcher.confirm(row, data, 0, bounds[0])]


def words_at(text: str, start: int, end: int) -> str:
    """Return the words of `text` behind a range of its stream."""
    data, _ = stream(text)
    places = spans(text, 0, len(text))
    first = data.count(b" ", 0, start) - 1
    return text[places[first][0] : places[first + data.count(b" ", start, end)][1]]


def find(phrase: str, text: str, slots: Mapping[str, Iterable[str]] | None = None) -> list[str]:
    """Return what a phrase finds in one sentence."""
    return [words_at(text, hit.start, hit.end) for hit in hits(matcher_of([phrase], slots), text)]


def captured(phrase: str, text: str, slots: Mapping[str, Iterable[str]] | None = None) -> dict[str, str]:
    """Return what the first match of a phrase captures."""
    matcher = matcher_of([phrase], slots)
    found = hits(matcher, text)
    parts = matcher.captures(found[0], stream(text)[0]) if found else ()
    return {name: words_at(text, start, end) for name, start, end in parts}


def blocks(source: str, format: str = "text", kind: str | None = None) -> list[str]:
    """Return the words of the agent's own blocks of a source; quoted ones are left out."""
    prose = READERS[format].read(source)
    own = (b for b in prose.blocks if not b.quoted and kind in (None, b.kind))
    return [prose.text[b.start : b.end] for b in own]


def quoted(source: str, format: str = "text") -> list[str]:
    """Return the words of the quoted blocks of a source."""
    prose = READERS[format].read(source)
    return [prose.text[b.start : b.end] for b in prose.blocks if b.quoted]


def protected(source: str, format: str = "text") -> list[tuple[str, str]]:
    """Return the kind and the words of each protected part."""
    prose = READERS[format].read(source)
    return [(part.kind, prose.text[part.start : part.end]) for part in prose.protected]


def source_of(source: str, words: str, format: str = "text") -> str:
    """Return what stands in the source where the prose first has some words."""
    prose = READERS[format].read(source)
    at = prose.text.index(words)
    start, end = prose.span(at, at + len(words))
    return source[start:end]


def parsed(source: str, format: str = "text", language: str = LANGUAGE, history: Iterable[str] = ()) -> Document:
    """Return a draft as a document, without acts.

    Args:
        history: the phrases that introduce an earlier message.
    """
    draft = Draft(source, language=language, format=format)
    return parse_draft(draft, read_prose(draft), language, matcher_of(history))


def sentences(document: Document, zone: str | None = None) -> list[str]:
    """Return the words of each sentence, in one zone or in all."""
    return [document.text(s.start, s.end) for s in document.sentences if zone in (None, s.zone)]
