"""Compile one language: parse its phrases, number their literals, and check all that they refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from replylint.errors import PackError, Problem, did_you_mean
from replylint.packs.base import Base, acts_of
from replylint.packs.spec import (
    ActLanguage,
    Examples,
    Group,
    RegisterCheck,
    RuleLanguage,
    SequenceCheck,
    SubstitutionCheck,
)
from replylint.packs.terms import terms_of
from replylint.packs.yamlfile import Keys, YamlFile, read_yaml
from replylint.phrases.literals import LiteralFinder
from replylint.phrases.matcher import Table, TableBuilder, compile_expression
from replylint.phrases.regex import Compiler
from replylint.phrases.syntax import BUILTIN_SLOTS, PhraseError, Sequence, Slot, check_names, parse
from replylint.phrases.tokens import stream_of

RAW = "re:"
GROUPED = ("phrases", "formal", "informal")
GUARDS = ("except", "unless")
EVERY = -1
"""The entry of an exception that holds for all phrases of its file."""
LARGE = 20_000
"""Expressions of fewer bytes have always been small enough for the engine."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A raw regular expression of a rule: runs on the text of a sentence, not on its words."""

    owner: int
    role: str
    expression: str
    entry: int


@dataclass(slots=True)
class LanguagePack:
    """All that the engine needs to judge drafts of one language."""

    language: str
    owners: tuple[str, ...] = ()
    """"act:name" or "rule:pack/rule"; a row's owner is an index into this."""
    rules: dict[str, RuleLanguage] = field(default_factory=dict)
    groups: dict[str, tuple[Group, ...]] = field(default_factory=dict)
    """By owner: what each row's `entry` refers to."""
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    """The slots, compiled."""
    reply: Table = Table((), (), ())
    customer: Table = Table((), (), ())
    raw: tuple[Raw, ...] = ()
    customer_raw: tuple[Raw, ...] = ()
    act_examples: dict[str, Examples] = field(default_factory=dict)

    def parsed_slots(self) -> Mapping[str, tuple[Sequence, ...]]:
        """Return the slots as trees, each parsed when it is first needed."""
        return _ParsedSlots(self.slots)


class _ParsedSlots(Mapping[str, tuple[Sequence, ...]]):
    """Parses a slot's phrases when they are asked for: most slots are needed by no phrase that occurs."""

    def __init__(self, sources: dict[str, tuple[str, ...]]) -> None:
        self._sources = sources
        self._parsed: dict[str, tuple[Sequence, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Sequence, ...]:
        if name not in self._parsed:
            self._parsed[name] = tuple(parse(phrase) for phrase in self._sources[name])
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


@dataclass(frozen=True, slots=True)
class Tuning:
    """What a configuration adds to a rule in every language."""

    phrases: tuple[str, ...] = ()
    except_: tuple[str, ...] = ()


def compile_language(base: Base, language: str, tuning: dict[str, Tuning] | None = None) -> LanguagePack:
    """Read and compile every file of one language.

    Raises:
        PackError: with every problem in every file.
    """
    compilation = _Compilation(base, language, tuning or {})
    pack = compilation.run()
    if compilation.problems:
        raise PackError(compilation.problems)
    return pack


class _Compilation:
    """One run over the files of a language; collects problems instead of stopping."""

    def __init__(self, base: Base, language: str, tuning: dict[str, Tuning]) -> None:
        self.base, self.language, self.tuning = base, language, tuning
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
        samples = [sample for _, _, text in files for sample in _samples(text.examples)]
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
            localized = [_local(phrase, slots, suffix) for phrase in phrases]
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
                self.check_rule(check, file, text)
            self.check_proof(file, text)
            self.check_suggestions(file, text, local)
            pointed = (replace(one, when=one.when and _local(one.when, *local)) for one in text.suggest)
            self.pack.rules[name] = replace(text, suggest=tuple(pointed))
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

    def check_rule(self, check: Any, file: YamlFile, text: RuleLanguage) -> None:
        """Check that a language file has what a check of its rule needs."""
        needs: str | None = None
        if isinstance(check, SubstitutionCheck) and not (text.replace or text.lists):
            needs = "replace or lists"
        elif isinstance(check, SequenceCheck) and not (text.trigger and text.patterns):
            needs = "trigger and patterns"
        elif isinstance(check, RegisterCheck) and check.flag != "words" and not (text.formal and text.informal):
            needs = "formal and informal"
        elif check.type == "phrase" and not text.phrases:
            needs = "phrases"
        if needs:
            self.problems.append(file.problem((), f"a {check.type} check needs {needs}"))
        if isinstance(check, SequenceCheck):
            from replylint.checks.sequence import pattern_problems

            for name in ("patterns", "unless_patterns"):
                for index, pattern in enumerate(getattr(text, name)):
                    for message in pattern_problems(pattern, trained=check.trained):
                        self.problems.append(file.problem((name, index), message))

    def check_proof(self, file: YamlFile, text: RuleLanguage) -> None:
        """Check that there are examples of both kinds."""
        for keys in (("examples", "flags"), ("examples", "passes")):
            if not getattr(text.examples, keys[1]):
                self.problems.append(file.problem(keys, "no rule without proof: give at least one example"))

    def check_suggestions(self, file: YamlFile, text: RuleLanguage, local: tuple[dict[str, Any], str]) -> None:
        for index, suggest in enumerate(text.suggest):
            if (suggest.write is None) == (suggest.add is None):
                self.problems.append(file.problem(("suggest", index), "a suggestion has either `write` or `add`"))
            wanted = set(re.findall(r"<([a-z][a-z0-9_-]*)>", suggest.write or suggest.add or ""))
            names: set[str] = set()
            if suggest.when is not None:
                tree = self.parse(file, ("suggest", index, "when"), _local(suggest.when, *local))
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


def _samples(examples: Examples) -> Iterator[bytes]:
    """Yield the examples as streams, by which the compiler knows which words are rare."""
    for example in (*examples.flags, *examples.passes):
        text = example if isinstance(example, str) else example.text
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


def check_size(expression: bytes) -> None:
    """Refuse an expression that the engine would refuse when it is first needed.

    Raises:
        PhraseError: where it takes more memory than the engine allows.
    """
    if len(expression) > LARGE:
        import re2

        try:
            compile_expression(expression)
        except re2.error:
            raise PhraseError(f"the phrase grows too large ({len(expression):,} bytes)") from None


def check_raw(expression: str) -> None:
    """Refuse an expression that the linear-time engine can't run.

    Raises:
        PhraseError: with the engine's reason.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(expression, options)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise PhraseError(
            f"not a linear-time regular expression ({reason}); there is no look-around and no back-reference"
        ) from None


def needed_acts(base: Base, rules: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the acts that some rules need of the reply and of the customer's message."""
    reply, customer = set[str](), set[str]()
    for rule in rules:
        for check in base.rules[rule].checks:
            of_reply, of_customer = acts_of(check)
            reply |= of_reply
            customer |= of_customer
    return reply, customer
