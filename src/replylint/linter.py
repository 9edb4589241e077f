"""The linter: from a draft to a report. It ties the parts together and stamps what checks find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from replylint.branches import readings
from replylint.checks.base import Context, Match
from replylint.conditions import holds
from replylint.config import Config
from replylint.detect import Detected, detect, detect_surely
from replylint.document import UNMASKED, Document, is_bare, mask
from replylint.engine import Engine, Language, engine_of, key_of
from replylint.errors import ConfigError, InputError, Problem, did_you_mean
from replylint.formats import READERS
from replylint.kinds import kind_of
from replylint.marks import Marks
from replylint.model import REGISTERS, Draft, Finding, Kind, Register, Report, Severity, Span
from replylint.packs.profilespec import ProfileSettings
from replylint.parse import own_blocks, read_prose
from replylint.plan import ActiveRule, Plan, check_config, make_plan
from replylint.profiles import Profile, merge
from replylint.prose import Prose
from replylint.score import category_scores, score
from replylint.stale import stale
from replylint.stamp import Stamper, together
from replylint.suppress import suppress
from replylint.zones import mark_zones


class Linter:
    """Lints drafts by a configuration. Immutable; safe to share between threads and to pickle.

    Args:
        config: what a team has decided; the defaults without one.

    Raises:
        PackError: for rule files that can't be used, with every problem.
        ConfigError: for names in the configuration that don't exist.
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self._engine: Engine = engine_of(key_of(self.config))
        check_config(self._engine.base, self.config)
        scoring = self._engine.base.scoring
        self._weights: dict[Severity, float] = dict(scoring.weights) if scoring else {}
        self._weights.update(self.config.weights)
        self._profile = lru_cache(maxsize=256)(self._make_profile)
        self._plan = lru_cache(maxsize=256)(self._make_plan)

    @classmethod
    def from_config(cls, path: str | Path) -> Linter:
        """Return a linter for a configuration file (replylint.yaml, or pyproject.toml with [tool.replylint]).

        Raises:
            ConfigError: for a file that can't be used, with every problem, located.
        """
        from replylint.configfile import load

        return cls(load(Path(path)).config)

    def __reduce__(self) -> tuple[type[Linter], tuple[Config]]:
        return type(self), (self.config,)

    @property
    def engine(self) -> Engine:
        """The rules that this linter runs."""
        return self._engine

    def lint(
        self,
        reply: str,
        *,
        customer: str | None = None,
        language: str | None = None,
        culture: str | None = None,
        channel: str | None = None,
        register: Register | None = None,
        format: str = "text",
        kind: Kind | None = None,
        id: str | None = None,
        variables: Iterable[str] = (),
    ) -> Report:
        """Lint one draft.

        Args:
            reply: the draft, as the agent wrote it.
            customer: the message that it answers, where known; rules on empathy and on asking twice need it.
            language: its language ("en", "sl" …); None has it detected.
            culture: the customer's locale ("de-DE" …); None takes the configuration's.
            channel: "email", "chat", "social" or "phone"; None takes the configuration's.
            register: "formal", "neutral" or "informal" instead of what the culture asks for.
            format: "text", "markdown" or "html".
            kind: "reply" (about to be sent) or "template" (placeholders are fine); None takes the configuration's, and
                without one what holds a placeholder is a template, unless the customer's name or number is in it.
            id: handed through to the report.
            variables: the placeholder names that the helpdesk knows; empty accepts any.

        Raises:
            ConfigError: for a culture, channel, register or language that does not exist.
            InputError: for a draft that is no text, or an unknown format or kind.
        """
        return self.lint_draft(
            Draft(
                reply,
                customer,
                language,
                culture,
                channel,
                register,
                format,
                kind,
                id,
                tuple(variables),
            )
        )

    def lint_draft(self, draft: Draft) -> Report:
        """Lint one draft; raises as `lint` does."""
        _check_draft(draft)
        profile = self._profile(
            draft.culture or self.config.culture,
            draft.channel or self.config.channel,
            draft.register or self.config.register,
        )
        prose = read_prose(draft)
        draft = self._completed(draft, prose)
        found = self._language(draft, prose)
        plan = self._plan(found.language, profile.culture, profile.channel, draft.register or self.config.register)
        findings = self._all_findings(draft, readings(prose), found.language, profile, plan)
        findings.sort(key=lambda f: (f.span.start, f.span.end, f.rule))
        done = suppress(draft.reply, draft.directives, findings)
        kept = sorted((*done.kept, *stale(plan, done, draft.reply)), key=lambda f: (f.span.start, f.span.end, f.rule))
        return Report(
            draft,
            found.language,
            profile.culture,
            profile.channel,
            profile.register,
            tuple(kept),
            score(kept, self._weights),
            category_scores(kept, plan.categories, self._weights),
            found.note,
            done.dropped,
        )

    def keep(self, report: Report, findings: Iterable[Finding]) -> Report:
        """Return a report with some of its findings alone, and the scores that these give."""
        kept = tuple(findings)
        scores = category_scores(kept, report.categories, self._weights)
        return replace(report, findings=kept, score=score(kept, self._weights), categories=scores)

    def _completed(self, draft: Draft, prose: Prose) -> Draft:
        """Return a draft with the kind and variables that it does not name itself."""
        if draft.kind is not None and (draft.variables or not self.config.variables):
            return draft
        kind = draft.kind or self.config.kind or kind_of(draft, prose)
        return replace(draft, kind=kind, variables=draft.variables or self.config.variables)

    def lint_many(self, drafts: Iterable[Draft], *, workers: int = 1) -> Iterator[Report]:
        """Lint drafts one after another, in order, as a stream.

        Args:
            workers: how many processes to use; 1 uses this one.
        """
        from replylint.batch import lint_many

        return lint_many(self, drafts, workers=workers)

    def _make_profile(self, culture: str, channel: str, register: Register | None) -> Profile:
        base = self._engine.base
        for kind, name, known in (("culture", culture, base.cultures), ("channel", channel, base.channels)):
            if name not in known:
                hint = did_you_mean(name, list(known))
                raise ConfigError([Problem(kind, 0, 0, f'no {kind} "{name}"{hint}')])
        layers = (
            base.defaults,
            base.channels[channel].settings,
            base.culture_settings[culture],
            self.config.settings,
            ProfileSettings(rules=self.config.levels()),
        )
        return merge(culture, channel, layers, register)

    def _make_plan(self, language: str, culture: str, channel: str, register: Register | None) -> Plan:
        profile = self._profile(culture, channel, register)
        told = self.config.messages
        messages = {} if told == "en" else self._engine.language(told).pack.rules
        return make_plan(self._engine.base, self._engine.language(language).pack, profile, self.config, messages)

    def _language(self, draft: Draft, prose: Prose) -> Detected:
        declared = draft.language or self.config.language
        known = self._engine.base.languages
        if declared is None:
            sample, default = self._sample(prose), self.config.default_language
            return detect(sample, known, default, self.config.detector, self._engine.vocabulary.evidence)
        code = declared if declared in known else declared.replace("_", "-").partition("-")[0].lower()
        if code not in known:
            message = f'no language "{declared}"{did_you_mean(declared, list(known))}'
            raise ConfigError([Problem("language", 0, 0, message)])
        note = "" if code in self._engine.supported else f"replylint has no rules for {known[code].name} yet"
        return Detected(code, note)

    def _sample(self, prose: Prose) -> str:
        """Return the words by which the language is told: the agent's own, no placeholders, links or code."""
        masked = mask(prose)
        own = " ".join(masked[b.start : b.end] for b in own_blocks(prose, masked, self._engine.history()))
        return own.translate(UNMASKED)

    def _document(self, draft: Draft, prose: Prose, code: str, plan: Plan) -> tuple[Document, Language]:
        """Return the annotated draft, and the language as its words are written."""
        document, language = self._read(draft, prose, code)
        language.reply.annotate(document, plan.reply_owners)
        mark_zones(document)
        if draft.customer is not None:
            message = Draft(draft.customer)
            document.customer, theirs = self._read(message, read_prose(message), code)
            theirs.customer.annotate(document.customer, plan.customer_owners)
        return document, language

    def _read(self, draft: Draft, prose: Prose, code: str) -> tuple[Document, Language]:
        document = self._engine.document(draft, prose, code)
        document.bare = is_bare(document, self._engine.base.languages[code].bare)
        return document, self._engine.language(code, bare=document.bare)

    def _all_findings(self, draft: Draft, prose: list[Prose], code: str, profile: Profile, plan: Plan) -> list[Finding]:
        """Return what is found in any reading of a draft, each thing once."""
        out: dict[tuple[str, Span, str], Finding] = {}
        for reading in prose:
            document, language = self._document(draft, reading, code, plan)
            for finding in self._findings(document, profile, language, plan):
                out.setdefault((finding.rule, finding.span, finding.message), finding)
        return list(out.values())

    def _findings(self, document: Document, profile: Profile, language: Language, plan: Plan) -> Iterator[Finding]:
        stamper = Stamper(document, profile, language, plan, self._engine.history())
        foreign: list[Match] = []
        marked: dict[str, Marks] = {}
        for rule in plan.rules:
            if not holds(rule.check.when, document, profile):
                continue
            matches = rule.run(self._context(document, profile, rule))
            if rule.check.type == "language":
                matches = iter(foreign := list(matches))
            stamped: list[tuple[Match, Finding]] = []
            silenced = rule.reads_words and rule.check.type != "language"
            for match in matches:
                if silenced and any(f.start <= match.start < f.end for f in foreign):
                    continue  # text in another language silences the rules of this one
                if rule.card.also and not marked.setdefault(rule.id, Marks()).add(rule.check, match):
                    continue  # another check of the rule has found it
                finding = stamper.stamp(rule, match)
                if " ".join(finding.text.split()).casefold() not in rule.accept:
                    stamped.append((match, finding))
            yield from together(stamped) if getattr(rule.check, "together", False) else (f for _, f in stamped)

    def _context(self, document: Document, profile: Profile, rule: ActiveRule) -> Context:
        return Context(
            document,
            profile,
            rule.check,
            rule.owner,
            rule.text,
            rule.groups,
            rule.terms,
            self.config.spacy,
            self._engine.base.languages[document.language],
            self._engine.vocabulary,
            self._detected,
        )

    def _detected(self, text: str) -> str:
        return detect_surely(text.translate(UNMASKED), self._engine.base.languages, self.config.detector)


def _check_draft(draft: Draft) -> None:
    if not isinstance(draft.reply, str):
        raise InputError(f"a draft is text, not {type(draft.reply).__name__}")
    if draft.format not in READERS:
        raise InputError(f'no format "{draft.format}"{did_you_mean(draft.format, list(READERS))}')
    if draft.kind not in (None, "reply", "template"):
        raise InputError(f'a draft is a "reply" or a "template", not "{draft.kind}"')
    if draft.register is not None and draft.register not in REGISTERS:
        known = ", ".join(REGISTERS)
        raise ConfigError([Problem("register", 0, 0, f'no register "{draft.register}"; there are {known}')])
