"""Find, read and merge configuration files."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from replylint.config import CONFIG_NAMES, Config, settings_over
from replylint.errors import ConfigError, Problem
from replylint.packs import cache as pack_cache
from replylint.packs.profilespec import ProfileSettings
from replylint.packs.yamlfile import YamlFile, read_yaml

PYPROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A configuration and the folder that its paths are relative to."""

    config: Config
    folder: Path
    path: Path | None = None


def find(start: Path) -> Path | None:
    """Return the nearest configuration at or above a folder: a replylint.yaml, or a pyproject.toml that has one."""
    here = start.resolve()
    for folder in (here, *here.parents):
        for name in CONFIG_NAMES:
            if (folder / name).is_file():
                return folder / name
        project = folder / PYPROJECT
        if project.is_file() and b"[tool.replylint" in _bytes(project):
            return project
    return None


def load(path: Path, *, cache_folder: Path | None = None) -> Loaded:
    """Read a configuration with all that it extends.

    Raises:
        ConfigError: with every problem, located.
    """
    path = path.resolve()
    key = pack_cache.content_key([b"config", str(path).encode(), _bytes(path)])
    config, extended = pack_cache.cached(cache_folder, key, lambda: _with_stamps(path))
    if any(_stamp(Path(name)) != stamp for name, stamp in extended):
        config, _ = _with_stamps(path)
    return Loaded(config, path.parent, path)


def _with_stamps(path: Path) -> tuple[Config, tuple[tuple[str, str], ...]]:
    """Return the merged configuration and the content hashes of the files that it extends."""
    read: list[Path] = []
    config, _ = _merged(path, (), read)
    return config, tuple((str(p), _stamp(p)) for p in read)


def _stamp(path: Path) -> str:
    return hashlib.sha256(_bytes(path)).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _merged(path: Path, above: tuple[Path, ...], read: list[Path]) -> tuple[Config, set[str]]:
    """Return a configuration laid over those that it extends, and the keys that any of them gives."""
    if path in above:
        raise ConfigError([Problem(str(path), 0, 0, "extends itself, through " + ", ".join(p.name for p in above))])
    own, given, file = _read(path)
    base, known = Config(), set[str]()
    for index, name in enumerate(own.extends):
        parent = (path.parent / name).resolve()
        if not parent.is_file():
            raise ConfigError([file.problem(("extends", index), f'no such file: "{name}"')])
        read.append(parent)
        config, keys = _merged(parent, (*above, path), read)
        base, known = _over(base, config, keys), known | keys
    return _over(base, _rooted(own, path.parent), given), known | given


def _over(base: Config, own: Config, given: set[str]) -> Config:
    """Lay one configuration over another: mappings are merged, lists added, the rest replaced."""
    changes: dict[str, Any] = {}
    for name in given:
        mine, theirs = getattr(own, name), getattr(base, name)
        if isinstance(mine, ProfileSettings):
            mine = settings_over(theirs, mine)
        elif isinstance(mine, dict):
            mine = {**theirs, **mine}
        elif name in ("packs", "ignore", "overrides", "variables"):
            mine = theirs + mine
        changes[name] = mine
    return replace(base, **changes)


def _rooted(config: Config, folder: Path) -> Config:
    """Make folders absolute, since they are relative to the file that names them."""
    return replace(
        config,
        packs=tuple(str((folder / pack).resolve()) for pack in config.packs),
        cache=str((folder / config.cache).resolve()) if isinstance(config.cache, str) else config.cache,
        spacy={code: str((folder / name).resolve()) if (folder / name).is_dir() else name
               for code, name in config.spacy.items()},
    )  # fmt: skip


def _read(path: Path) -> tuple[Config, set[str], YamlFile]:
    from replylint.packs.validate import validate

    if path.name == PYPROJECT or path.suffix == ".toml":
        file, problems = _read_toml(path)
    else:
        file, problems = read_yaml(path)
    if file is not None:
        if file.data is None:
            file.data = {}
        _rename_rules(file)
        config, problems = validate(Config, file)
        if not problems:
            return config, set(file.data), file
    raise ConfigError(problems)


def _rename_rules(file: YamlFile) -> None:
    """Let `except` stand for the dataclass's `except_` inside `rules`."""
    data = file.data if isinstance(file.data, dict) else {}
    for holder in (data, *(o for o in data.get("overrides") or [] if isinstance(o, dict))):
        for value in (holder.get("rules") or {}).values() if isinstance(holder.get("rules"), dict) else ():
            if isinstance(value, dict) and "except" in value:
                value["except_"] = value.pop("except")


def _read_toml(path: Path) -> tuple[YamlFile | None, list[Problem]]:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        return None, [Problem(str(path), 0, 0, str(error))]
    except tomllib.TOMLDecodeError as error:
        return None, [Problem(str(path), 0, 0, f"not valid TOML: {error}")]
    section = data.get("tool", {}).get("replylint", {}) if path.name == PYPROJECT else data
    return YamlFile(f"{path} [tool.replylint]", section, _places(section, ())), []


def _places(value: Any, keys: tuple[str | int, ...]) -> dict[tuple[str | int, ...], tuple[int, int]]:
    """TOML's parser keeps no positions: every key is known, at no line."""
    found = {keys: (0, 0)}
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        found |= _places(inner, (*keys, key))
    return found
