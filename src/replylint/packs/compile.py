"""Compile one language: parse its phrases, number their literals, and check all that they refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from replylint.errors import PackError, Problem, did_you_mean
from replylint.packs.bare import BareWriting
from replylint.packs.base import Base, unknown_acts
from replylint.packs.demands import check_raw, check_size, unlike_forms, unmet, unproved
from replylint.packs.pack import EVERY, GROUPED, LanguagePack, Raw, Tuning
from replylint.packs.terms import terms_of
from replylint.packs.textspec import ActLanguage, Examples, Group, RuleLanguage
from replylint.packs.yamlfile import Keys, YamlFile, read_yaml
from replylint.phrases.literals import LiteralFinder
from replylint.phrases.regex import Compiler
from replylint.phrases.syntax import BUILTIN_SLOTS, parse
from replylint.phrases.table import TableBuilder
from replylint.phrases.tokens import stream_of
from replylint.phrases.tree import PhraseError, Sequence, Slot, check_names

RAW = "re:"


def compile_language(
    base: Base, language: str, tuning: dict[str, Tuning] | None = None, bare: BareWriting | None = None
) -> LanguagePack:
    """Read and compile every file of one language.

    Args:
        bare: how phrases are read for texts that are written without the language's letters; None as they stand.

    Raises:
        PackError: with every problem in every file.
    """
    compilation = _Compilation(base, language, tuning or {}, bare or BareWriting({}))
    pack = compilation.run()
    if compilation.problems:
        raise PackError(compilation.problems)
    return pack


class _Compilation:
    """One run over the files of a language; collects problems instead of stopping."""

    def __init__(self, base: Base, language: str, tuning: dict[str, Tuning], bare: BareWriting) -> None:
        self.base, self.language, self.tuning, self.bare = base, language, tuning, bare
        self.problems: list[Problem] = []
        self.pack = LanguagePack(language)
        self.slots: dict[str, tuple[Sequence, ...]] = {}
        self.slot_places: dict[str, Problem] = {}
        self.reply, self.customer = TableBuilder(), TableBuilder()
        self.raw: list[Raw] = []
        self.customer_raw: list[Raw] = []
        self.literals = LiteralFinder(self.slots)
        self.compiler = Compiler(self.slots)

    def run(self) -> LanguagePack:
        shared = self.read("slots", dict[str, tuple[str, ...]])
        if shared is not None:
            self.add_slots(*shared, prefix=(), suffix="")
        files: list[tuple[str, YamlFile, Any]] = []
        for owner, kind in self.owners():
            found = self.read(owner, kind)
            if found is not None:
                files.append((owner, *found))
        self.pack.owners = tuple(owner for owner, _, _ in files)
        for number, (_, file, text) in enumerate(files):
            self.add_slots(file, text.slots, prefix=("slots",), suffix=f"_l{number}")
        self.check_slots()
        for number, (owner, file, text) in enumerate(files):
            self.add_owner(number, owner, file, text)
        samples = [sample for _, _, text in files for sample in _samples(text.examples, self.bare.letters)]
        self.pack.reply, self.pack.customer = self.reply.table(samples), self.customer.table(samples)
        self.pack.bodies = self.compiler.bodies
        self.pack.raw, self.pack.customer_raw = tuple(self.raw), tuple(self.customer_raw)
        return self.pack

    def owners(self) -> Iterable[tuple[str, type]]:
        for act in self.base.acts:
            yield f"act:{act}", ActLanguage
        for rule in self.base.rules:
            yield f"rule:{rule}", RuleLanguage
        for owner, language in self.base.texts:
            kind, _, name = owner.partition(":")
            known = self.base.acts if kind == "act" else self.base.rules
            if language == self.language and name and name not in known:
                card = "act.yaml" if kind == "act" else "rule.yaml"
                shown = self.base.texts[owner, language].shown
                self.problems.append(Problem(shown, 0, 0, f"its folder has no {card}{did_you_mean(name, list(known))}"))

    def read(self, owner: str, kind: Any) -> tuple[YamlFile, Any] | None:
        from replylint.packs.validate import validate

        source = self.base.texts.get((owner, self.language))
        if source is None:
            return None
        file, problems = read_yaml(source.path, source.shown)
        self.problems.extend(problems)
        if file is None:
            return None
        text, problems = validate(kind, file)
        self.problems.extend(problems)
        return None if text is None else (file, text)

    def add_slots(self, file: YamlFile, slots: dict[str, Any], *, prefix: Keys, suffix: str) -> None:
        for name, phrases in slots.items():
            if name in BUILTIN_SLOTS:
                self.problems.append(file.problem((*prefix, name), f"<{name}> is built in; choose another name"))
            if not phrases:
                self.problems.append(file.problem((*prefix, name), f"the slot <{name}> is empty"))
            localized = [self.local(phrase, (slots, suffix)) for phrase in phrases]
            parsed = [self.parse(file, (*prefix, name, i), phrase) for i, phrase in enumerate(localized)]
            self.slots[name + suffix] = tuple(p for p in parsed if p is not None)
            self.slot_places[name + suffix] = file.problem((*prefix, name), "")
            self.pack.slots[name + suffix] = tuple(p for p, ok in zip(localized, parsed, strict=True) if ok)

    def check_slots(self) -> None:
        """Compile each slot once; one that can't be compiled is named once, not by every phrase that uses it."""
        broken: dict[str, PhraseError] = {}
        for name in self.slots:
            try:
                self.compiler.expression(Sequence((Slot(name),)))
            except PhraseError as error:
                broken[name] = error
        for name, reason in broken.items():
            place = self.slot_places[name]
            self.problems.append(Problem(place.path, place.line, place.column, _plain_slots(str(reason))))
            self.slots[name] = ()

    def parse(self, file: YamlFile, keys: Keys, phrase: str) -> Sequence | None:
        try:
            if phrase.startswith(RAW):
                raise PhraseError("a raw expression can stand among phrases, not in a slot or in `when`")
            return parse(phrase)
        except PhraseError as error:
            self.problems.append(self.located(file, keys, phrase, error))
            return None

    @staticmethod
    def located(file: YamlFile, keys: Keys, phrase: str, error: PhraseError) -> Problem:
        problem = file.problem(keys, f'"{_plain_slots(phrase)}": {_plain_slots(str(error))}')
        column = problem.column + len(_plain_slots(phrase[: error.at]))
        return Problem(problem.path, problem.line, column, problem.message)

    def add_owner(self, number: int, owner: str, file: YamlFile, text: Any) -> None:
        groups: list[Group] = []
        kind, _, name = owner.partition(":")
        side = self.base.acts[name].side if kind == "act" else "reply"
        builders = [b for b, on in ((self.reply, side != "customer"), (self.customer, side != "reply")) if on]
        local = (text.slots, f"_l{number}")

        def add(role: str, keys: Keys, phrases: Iterable[str], into: list[TableBuilder], entry: int = 0) -> None:
            for index, phrase in enumerate(phrases):
                self.add_phrase(number, role, file, (*keys, index), _local(phrase, *local), into, entry)

        tuning = Tuning()
        if kind == "rule":
            tuning = self.tuning.get(name) or self.tuning.get(name.partition("/")[0]) or tuning
        config = YamlFile("configuration", None, {(): (0, 0)})
        for role in GROUPED:
            entries = getattr(text, role, ())
            plain = Group(any=tuning.phrases if role == "phrases" else ())
            groups.append(plain)
            entry = len(groups) - 1
            for phrase in plain.any:
                self.add_phrase(number, role, config, (), phrase, builders, entry)
            for index, item in enumerate(entries):
                if isinstance(item, str):
                    self.add_phrase(number, role, file, (role, index), _local(item, *local), builders, entry)
                    continue
                groups.append(item)
                own = len(groups) - 1
                if kind == "act" and (item.customer or item.unless_customer):
                    message = "only a rule can ask what the customer said; an act is judged by its own words"
                    self.problems.append(file.problem((role, index), message))
                add(role, (role, index, "any"), item.any, builders, own)
                add("except", (role, index, "except"), item.except_, builders, own)
                add("unless", (role, index, "unless"), item.unless, builders, own)
                add("customer", (role, index, "customer"), item.customer, [self.customer], own)
                add("unless_customer", (role, index, "unless_customer"), item.unless_customer, [self.customer], own)
        if kind == "rule":
            for index, (term, keys) in enumerate(terms_of(text)):
                self.add_phrase(number, "replace", file, keys, _local(term.phrase, *local), builders, index)
            add("trigger", ("trigger",), text.trigger, builders)
            add("explained", ("explained",), text.explained, builders)
            for check in self.base.rules[name].checks:
                self.problems.extend(unmet(check, file, text))
            self.problems.extend(unproved(file, text))
            self.problems.extend(unlike_forms(file, text))
            self.check_suggestions(file, text, local)
            for index, offer in enumerate(text.offer):
                acts = (*offer.acts, *offer.no_acts)
                self.problems.extend(unknown_acts(self.base, acts, file, ("offer", index)))
            pointed = tuple(replace(one, when=one.when and self.local(one.when, local)) for one in text.suggest)
            self.pack.rules[name] = replace(text, suggest=pointed)
        else:
            self.pack.act_examples[name] = text.examples
        add("except", ("except",), text.except_, builders, EVERY)
        for phrase in tuning.except_:
            self.add_phrase(number, "except", config, (), phrase, builders, EVERY)
        add("unless", ("unless",), text.unless, builders, EVERY)
        self.pack.groups[owner] = tuple(groups)

    def add_phrase(
        self,
        owner: int,
        role: str,
        file: YamlFile,
        keys: Keys,
        phrase: str,
        into: list[TableBuilder],
        entry: int,
    ) -> None:
        phrase = self.bare.of(phrase)
        try:
            if phrase.startswith(RAW):
                check_raw(phrase.removeprefix(RAW).strip())
                raw = Raw(owner, role, phrase.removeprefix(RAW).strip(), entry)
                if self.reply in into:
                    self.raw.append(raw)
                if self.customer in into:
                    self.customer_raw.append(raw)
                return
            tree = parse(phrase)
            check_size(self.compiler.expression(tree)[0])
            required = self.literals.required(tree)
        except PhraseError as error:
            self.problems.append(self.located(file, keys, phrase, error))
            return
        for builder in into:
            builder.add(owner, role, phrase, required, entry)

    def local(self, phrase: str, local: tuple[dict[str, Any], str]) -> str:
        """Return a phrase as it is read: as it is typed, and with its file's own slots."""
        return _local(self.bare.of(phrase), *local)

    def check_suggestions(self, file: YamlFile, text: RuleLanguage, local: tuple[dict[str, Any], str]) -> None:
        for index, suggest in enumerate(text.suggest):
            if (suggest.write is None) == (suggest.add is None):
                self.problems.append(file.problem(("suggest", index), "a suggestion has either `write` or `add`"))
            wanted = set(re.findall(r"<([a-z][a-z0-9_-]*)>", suggest.write or suggest.add or ""))
            names: set[str] = set()
            if suggest.when is not None:
                tree = self.parse(file, ("suggest", index, "when"), self.local(suggest.when, local))
                if tree is None:
                    continue
                try:
                    check_size(self.compiler.expression(tree, "all")[0])
                except PhraseError as error:
                    self.problems.append(self.located(file, ("suggest", index, "when"), suggest.when, error))
                names = check_names(tree)
            for name in sorted(wanted - names):
                hint = did_you_mean(name, sorted(names))
                self.problems.append(
                    file.problem(("suggest", index, "write"), f"<{name}> is not captured by `when`{hint}")
                )


def _samples(examples: Examples, bare: Mapping[int, str]) -> Iterator[bytes]:
    """Yield the examples as streams, by which the compiler knows which words are rare."""
    for example in (*examples.flags, *examples.passes):
        text = (example if isinstance(example, str) else example.text).translate(bare)
        yield stream_of(text, 0, len(text)).encode("utf-8", "surrogatepass")


def _local(phrase: str, slots: dict[str, Any], suffix: str) -> str:
    """Point a file's own slots at their names in the language's table."""
    if not slots or not suffix:
        return phrase

    def point(match: re.Match[str]) -> str:
        name, slot = match.group(1), match.group(2)
        return f"<{name or slot}:{slot}{suffix}>" if slot in slots else match.group(0)

    return re.sub(r"<(?:([a-z0-9_-]+):)?([a-z][a-z0-9_-]*)>", point, phrase)


def _plain_slots(text: str) -> str:
    """Write the slots of a file as the file has them; the inverse of `_local`."""
    text = re.sub(r"<([a-z][a-z0-9_-]*):\1_l\d+>", r"<\1>", text)
    return re.sub(r"(<(?:[a-z0-9_-]+:)?[a-z][a-z0-9_-]*)_l\d+>", r"\1>", text)
