"""The layers of the library: modules import downwards only, and slow packages only when something needs them."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import replylint
from helpers import BASIS, environment, rule, write

ROOT = Path(replylint.__file__).parent
LAYERS: tuple[tuple[str, ...], ...] = (
    ("version", "errors", "model"),
    ("prose", "suppress", "score", "holes", "mojibake", "detect", "rewrite", "patch"),
    ("protect", "branches"),
    ("phrases",),
    ("packs", "config", "profiles"),
    ("configfile", "formats", "history", "vocabulary"),
    ("sources",),
    ("items",),
    ("textfiles", "draftlines", "newfile"),
    ("recordfiles", "filefix"),
    ("document", "inputs", "rawexpression"),
    ("sentences",),
    ("parse", "annotate", "facts", "found", "conditions", "zones", "kinds"),
    ("checks",),
    ("fit",),
    ("plan", "suggest"),
    ("engine",),
    ("stamp", "stale", "marks"),
    ("linter", "batch"),
    ("proof", "reporters", "resultcache"),
    ("baseline", "changes", "library"),
    ("cli",),
)
"""From the lowest up. Modules of one layer may import each other, but not in a circle."""
HEAVY = {
    "spacy",
    "langdetect",
    "pydantic",
    "yaml",
    "rich",
    "ftfy",
    "platformdirs",
    "rapidfuzz",
    "tree_sitter",
    "tree_sitter_markdown",
}
ALLOWED = {
    ("formats.markdown", "tree_sitter"),
    ("formats.markdown", "tree_sitter_markdown"),
    ("formats.inline", "tree_sitter"),
    ("packs.validate", "pydantic"),
    ("packs.validate", "pydantic_core"),
    ("packs.yamlfile", "yaml"),
    ("cli.progress", "rich"),
    ("reporters.excerpt", "rich"),
}
"""Modules that are themselves imported only when they are needed, and what they import at once."""


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {name_of(path): ast.parse(path.read_text("utf-8")) for path in sorted(ROOT.rglob("*.py"))}


def own_imports(name: str, *, at_once: bool) -> set[str]:
    """Return the modules of the library that a module imports, or only those that it imports at once."""
    nodes = _at_once(MODULES[name]) if at_once else list(ast.walk(MODULES[name]))
    found = set[str]()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "replylint":
            module = node.module.removeprefix("replylint").lstrip(".")
            for alias in node.names:
                inner = f"{module}.{alias.name}".lstrip(".")
                found.add(inner if inner in MODULES else module)
    return found - {"", name}


def _at_once(tree: ast.Module) -> list[ast.stmt]:
    """Return the statements that run when a module is imported; those for the type checker don't."""
    out: list[ast.stmt] = []
    todo: list[ast.stmt] = list(tree.body)
    while todo:
        node = todo.pop()
        out.append(node)
        if isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            todo += [*node.body, *node.orelse]
        elif isinstance(node, ast.Try):
            todo += node.body
    return out


def layer_of(name: str) -> int:
    top = name.split(".", maxsplit=1)[0]
    return next(number for number, layer in enumerate(LAYERS) if top in layer)


@pytest.mark.parametrize("name", [name for name in MODULES if name not in ("", "__main__")])
def test_every_module_has_a_layer_and_imports_downwards_only(name: str) -> None:
    upwards = {other for other in own_imports(name, at_once=True) if layer_of(other) > layer_of(name)}
    assert not upwards, f"{name} imports {upwards} from a higher layer"


def test_no_module_imports_itself_in_a_circle() -> None:
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name not in done:
            for other in own_imports(name, at_once=True):
                visit(other, (*above, name))
            done.add(name)

    for name in MODULES:
        visit(name, ())


def test_relative_imports_are_not_used() -> None:
    nodes = ((name, node) for name, tree in MODULES.items() for node in ast.walk(tree))
    assert [name for name, node in nodes if isinstance(node, ast.ImportFrom) and node.level] == []


def test_slow_packages_are_imported_at_once_only_where_that_is_agreed() -> None:
    found = set[tuple[str, str]]()
    for name, tree in MODULES.items():
        for node in _at_once(tree):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            found |= {(name, package) for module in names if (package := module.split(".")[0]) in HEAVY}
    assert found <= ALLOWED


# what a process has imported in the end

REPORT = "import sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
CHEAP = {**BASIS, **rule("bad", "phrases: [bad]\nsuggest: [{write: good, safe: true}]")}


def imported(folder: Path, code: str) -> set[str]:
    """Return the packages that a process has imported after running some code, with a cache of its own."""
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\n{REPORT}"],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return set(run.stdout.splitlines()[-1].split())


LINT = (
    "from replylint import Config, Linter\n"
    "report = Linter(Config(packs=('rules',), {})).lint('It is bad.', language='xx')\n"
    "assert report.rewrite().text == 'It is good.', report"
)


def test_neither_spacy_nor_langdetect_is_imported_when_nothing_needs_it(tmp_path: Path) -> None:
    write(tmp_path / "rules", CHEAP)
    found = imported(tmp_path, LINT.format("select=('mypack',)"))
    assert not found & {"spacy", "thinc", "numpy", "langdetect", "tree_sitter", "rich", "ftfy"}


def test_with_a_warm_cache_neither_pydantic_nor_yaml_is_imported(tmp_path: Path) -> None:
    write(tmp_path / "rules", CHEAP)
    assert {"pydantic", "yaml"} <= imported(tmp_path, LINT.format("select=('mypack',)"))
    warm = imported(tmp_path, LINT.format("select=('mypack',)"))
    assert not warm & {"pydantic", "pydantic_core", "yaml", "spacy", "langdetect"}


def test_the_library_s_own_rules_need_no_slow_package_on_a_plain_reply(tmp_path: Path) -> None:
    code = "from replylint import Linter\nLinter().lint('Hi Ana,\\n\\nIt is done.', language='en', customer='Help!')"
    imported(tmp_path, code)
    assert not imported(tmp_path, code) & {"spacy", "langdetect", "pydantic", "yaml", "rich", "tree_sitter", "ftfy"}


def test_each_is_imported_when_something_needs_it(tmp_path: Path) -> None:
    write(tmp_path / "rules", {**CHEAP, **rule("seq", "trigger: [bad]\npatterns: [[{LOWER: bad}]]", "type: sequence")})
    assert "spacy" in imported(tmp_path, LINT.format("select=('mypack',)"))
    code = "from replylint import Linter\nLinter().lint('Thank you for your message, it is done.')"
    assert "langdetect" in imported(tmp_path, code)


def test_the_command_line_is_as_sparing(tmp_path: Path) -> None:
    write(tmp_path / "rules", CHEAP)
    write(tmp_path, {"replylint.yaml": "packs: [rules]\nselect: [mypack]\nlanguage: xx\n", "a.txt": "It is fine."})
    code = "from replylint.cli import main\nassert main(['check', 'a.txt', '--format', 'json']) == 0"
    imported(tmp_path, code)
    assert not imported(tmp_path, code) & {"spacy", "langdetect", "pydantic", "yaml", "tree_sitter", "ftfy", "difflib"}
