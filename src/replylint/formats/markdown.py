"""Read Markdown: its words without the marks, by the grammars of tree-sitter-markdown.

The grammars see a copy of the source in which every character that can't be markup (placeholders,
all that is not ASCII, NUL, lone surrogates) is a plain letter. So the copy is ASCII of the same
length, and a byte offset in it is a character offset in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import tree_sitter_markdown
from tree_sitter import Language, Node, Parser, Range

from replylint.formats.build import Builder
from replylint.formats.html import HtmlReader
from replylint.formats.inline import Mark, label_of, marks_of
from replylint.formats.text import joined
from replylint.prose import Prose
from replylint.protect import blot, placeholders

_FOREIGN = re.compile(r"[^\x01-\x7f]+")
_RUNS = re.compile(r"([*_~])\1{8,}")
"""No emphasis, and a run of 20,000 asterisks takes the grammar a second."""
MOST_MARKS = 2_000
"""A paragraph with more marks is no emphasis and no links: "*a _b" 10,000 times takes the grammar 8 s."""
_MARKUP = re.compile(r"[*_~`\[\\<&]| {2}\r?\n")
_CODE = ("code_fence_content", "indented_code_block")
_LEAVES = frozenset(("inline", "pipe_table_cell", "html_block", "ERROR", *_CODE))
_KINDS = {"list_item": "item", "atx_heading": "heading", "setext_heading": "heading", "pipe_table": "cell"}
_SKIPPED = frozenset(("minus_metadata", "plus_metadata", "pipe_table_delimiter_row"))

_ESCAPED = re.compile(
    r"[\\*`~|<]|(?<![^\W_])_|_(?![^\W_])"  # marks wherever they stand, and "_" unless inside a word
    r"|&(?=#?\w+;)|\[(?=[^\]\n]*\][(\[:])"  # entities and links
    r"|(?m:^)(?:[ \t]*)(?:[#>+=-]|\d{1,9}(?=[.)]))"  # what makes a block at the beginning of a line
)


def read(source: str) -> Prose:
    """Return the prose of a Markdown text."""
    copy = blot(source, placeholders(source))
    plain = _FOREIGN.sub(lambda m: "x" * len(m[0]), copy)
    if source.startswith("\ufeff"):
        plain = f" {plain[1:]}"
    builder = Builder(source)
    reader = _Reader(builder, copy, plain)
    reader.run()
    return builder.prose()


def escape(replacement: str) -> str:
    """Return how a replacement is written in Markdown so that it reads as it is."""
    return _ESCAPED.sub(_escaped, replacement)


def _escaped(found: re.Match[str]) -> str:
    mark = found[0]
    if mark[-1].isdigit():  # "1." at the beginning of a line: the dot is escaped, a digit can't be
        return f"{mark}\\"
    return f"{mark[:-1]}\\{mark[-1]}"


class _Reader:
    """Hands the words of one Markdown source to a builder, block by block."""

    def __init__(self, builder: Builder, copy: str, plain: str) -> None:
        self._builder = builder
        self._copy = copy
        self._plain = plain
        inline = _RUNS.sub(lambda m: "x" * len(m[0]), plain).replace("$", ",")  # "$5 and $10" is no formula
        self._inline = inline.encode("ascii")
        self._bare = b""
        self._labels: frozenset[str] = frozenset()

    def run(self) -> None:
        root = Parser(_block_grammar()).parse(self._plain.encode("ascii")).root_node
        leaves = list(_leaves(root))
        labels = (self._plain[node.start_byte : node.end_byte] for node, kind, _ in leaves if kind == "label")
        self._labels = frozenset(map(label_of, labels))
        for node, kind, quoted in leaves:
            if kind == "label":
                continue
            loose = kind not in ("item", "cell")
            if loose:
                self._builder.close(kind, 2, quoted=quoted)
            self._leaf(node, kind, quoted=quoted)
            lines = None if kind == "code" else _lines
            self._builder.close(kind, 2 if loose else 1, quoted=quoted, lines=lines)

    def _leaf(self, node: Node, kind: str, *, quoted: bool) -> None:
        start, end = node.start_byte, node.end_byte
        if node.type == "html_block":
            HtmlReader(self._builder, self._copy, start, end, quoted=quoted).run()
            return
        if kind == "heading":
            end = _heading_end(self._plain, start, end)
        ranges = _without_marks(node, start, end)
        if kind == "code":
            for first, last in ranges:
                self._builder.keep(first, last, "code")
        elif _MARKUP.search(self._plain, start, end):
            self._marked(ranges, kind, quoted=quoted)
        else:
            for first, last in ranges:
                self._builder.keep(first, last)

    def _marked(self, ranges: Sequence[tuple[int, int]], kind: str, *, quoted: bool) -> None:
        """Take ranges that hold inline markup."""
        included = [Range((0, start), (0, end), start, end) for start, end in ranges]
        root = Parser(_inline_grammar(), included_ranges=included).parse(self._source_of(ranges)).root_node
        marks = iter(marks_of(root, self._plain, self._labels))
        mark = next(marks, None)
        for start, end in ranges:
            at = start
            while mark is not None and mark.start < end:
                first, last = max(mark.start, at), min(mark.end, end)
                if first < last:
                    self._builder.keep(at, first)
                    self._take(mark, first, last, kind, quoted=quoted)
                    at = last
                if mark.end > end:
                    break
                mark = next(marks, None)
            self._builder.keep(at, end)

    def _source_of(self, ranges: Sequence[tuple[int, int]]) -> bytes:
        """Return what the inline grammar reads; where there are absurdly many marks, none of them."""
        marks = sum(self._inline.count(mark, start, end) for start, end in ranges for mark in (b"*", b"_", b"[", b"~"))
        if marks <= MOST_MARKS:
            return self._inline
        self._bare = self._bare or self._inline.translate(bytes.maketrans(b"*_[~", b"xxxx"))
        return self._bare

    def _take(self, mark: Mark, start: int, end: int, kind: str, *, quoted: bool) -> None:
        if mark.action == "keep":
            self._builder.keep(start, end, mark.value)
        elif mark.action == "put":
            self._builder.put(mark.value, start, end)
        elif mark.action == "feed":
            self._builder.close(kind, 0, quoted=quoted, lines=_lines)
            self._builder.feed()


def _leaves(root: Node) -> Iterator[tuple[Node, str, bool]]:
    """Yield the nodes that hold words, with the kind of their block and whether they are quoted, in order."""
    todo: list[tuple[Node, str, bool]] = [(root, "paragraph", False)]
    while todo:
        node, kind, quoted = todo.pop()
        name = node.type
        if name in _LEAVES:
            yield node, "code" if name in _CODE else kind, quoted
        elif name == "link_reference_definition":
            yield node.children[0], "label", quoted
        elif name not in _SKIPPED:
            kind = _KINDS.get(name, kind)
            quoted = quoted or name == "block_quote"
            todo += [(child, kind, quoted) for child in reversed(node.children)]


def _without_marks(node: Node, start: int, end: int) -> list[tuple[int, int]]:
    """Return a node's range without the ">" and the indentation that its further lines begin with."""
    out: list[tuple[int, int]] = []
    for child in node.children:
        if child.type == "block_continuation" and child.start_byte < child.end_byte <= end:
            if start < child.start_byte:
                out.append((start, child.start_byte))
            start = child.end_byte
    if start < end:
        out.append((start, end))
    return out


def _heading_end(plain: str, start: int, end: int) -> int:
    """Return where a heading's words end: before the "#" that may close it."""
    words = plain[start:end].rstrip()
    bare = words.rstrip("#")
    return start + len(bare) if not bare or bare[-1] in " \t" else start + len(words)


def _lines(text: str) -> Sequence[tuple[int, int]]:
    """Cut a paragraph where its writer began a new line; see `text.joined`."""
    if "\n" not in text and "\r" not in text:
        return ((0, len(text)),)
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + len(line) - len(line.lstrip())
            lines.append((start, start + len(words)))
        at += len(line)
    return joined(text, lines)


@cache
def _block_grammar() -> Language:
    return Language(tree_sitter_markdown.language())


@cache
def _inline_grammar() -> Language:
    return Language(tree_sitter_markdown.inline_language())
