"""Measure speed and memory: `make bench`. Figures are ratios against a peer in the same run.

python tests/bench/bench.py                # everything
python tests/bench/bench.py warm           # one part: warm, unseen, cold, phrases, memory, files, profile
"""

from __future__ import annotations

import csv
import json
import os
import random
import re
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from replylint import Config, Linter
from replylint.phrases.literals import LiteralFinder
from replylint.phrases.matcher import Matcher
from replylint.phrases.syntax import parse
from replylint.phrases.table import TableBuilder
from replylint.phrases.tokens import stream_of

ROOT = Path(__file__).resolve().parents[2]
SEED = 7
GREETINGS = ["Hi Ana,", "Dear Mr. Osei,", "Hello Priya,", "Good morning Tom,"]
SENTENCES = [
    "Thank you for telling us about the kettle that stopped working after two days.",
    "I'm sorry that the parcel reached you with a broken handle, and on the day of the party.",
    "I've looked at your order and the photos, and the handle was cracked before it left our warehouse.",
    "A new one goes out today and is due at your door on Thursday before noon.",
    "You don't need to send the old one back.",
    "If you'd rather have your money back, just tell me and I'll refund it the same day.",
    "The tracking number is 4F 61C 930 118, and you can follow it in the app.",
    "The bill for March was based on an estimate, since nobody could read the meter.",
    "Please open Settings, choose Account, and press the button at the bottom of the page.",
    "We've credited the second payment, and you will see it on your card within two days.",
    "Your booking now has two beds, a late check-out and breakfast for both of you.",
    "The engineer found a loose cable in the cabinet at the end of your street.",
    "It has been replaced, and the line was tested for ten minutes without a fault.",
    "The discount applies to every order that you place before the end of the month.",
    "Could you tell me which of the two addresses you would like to use?",
    "Opening hours are the same on every day of the week, and on holidays too.",
]
FAULTS = [
    "Unfortunately we can't refund sale items.",
    "You'll have to contact the courier yourself.",
    "We will get back to you as soon as possible.",
    "You failed to attach the invoice.",
]
CLOSINGS = ["Just reply to this message if anything is unclear.", "Let me know if there is anything else."]
SIGNATURES = ["Kind regards,\nDana", "Best,\nLuis"]


def replies(count: int) -> list[str]:
    """Return made-up replies of 60 to 250 words, one in five of them with a fault or two."""
    chance = random.Random(SEED)
    out = []
    for _ in range(count):
        wanted, body = chance.randint(50, 235), list[str]()
        while sum(len(s.split()) for s in body) < wanted:
            body.append(chance.choice([one for one in SENTENCES if one not in body] or SENTENCES))
        if chance.random() < 0.2:
            for fault in chance.sample(FAULTS, chance.randint(1, 2)):
                body.insert(chance.randrange(len(body)), fault)
        paragraphs = [" ".join(body[i : i + 4]) for i in range(0, len(body), 4)]
        parts = [chance.choice(GREETINGS), *paragraphs, chance.choice(CLOSINGS), chance.choice(SIGNATURES)]
        out.append("\n\n".join(parts))
    return out


def timed(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the best time of some rounds, in seconds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def warm() -> None:
    """One warm thread over 1,000 replies."""
    texts = replies(1000)
    size, words = sum(len(t.encode()) for t in texts), sum(len(t.split()) for t in texts)
    linter = Linter()
    for text in texts[:50]:
        linter.lint(text, language="en")
    took = timed(lambda: [linter.lint(text, language="en") for text in texts], 3)
    found = sum(len(linter.lint(text, language="en")) for text in texts)
    pattern = re.compile(r"\w+")
    peer = timed(lambda: [pattern.findall(text) for text in texts], 3)
    print(f"warm: {len(texts)} replies, {words / len(texts):.0f} words each, {found} findings")
    print(
        f"  {size / took / 1e6:.2f} MB/s, {len(texts) / took:,.0f} replies/s, {took / len(texts) * 1e6:.0f} us a reply"
    )
    print(f"  {took / peer:.1f} times the time of re.findall(r'\\w+') over the same texts")


def unlike(texts: list[str]) -> list[str]:
    """Return texts of which no two hold the same sentence: a made-up word stands before each full stop."""
    chance = random.Random(SEED)

    def word(mark: re.Match[str]) -> str:
        return " " + "".join(chance.choices(string.ascii_lowercase, k=6)) + mark.group()

    return [re.sub(r"(?<=[a-z])[.?](?=\s)", word, text) for text in texts]


def unseen() -> None:
    """The same where no sentence comes twice, so that nothing that is remembered of sentences helps."""
    texts = unlike(replies(600))
    size, linter = sum(len(t.encode()) for t in texts), Linter()
    for text in unlike(replies(650))[600:]:
        linter.lint(text, language="en")
    began = time.perf_counter()
    for text in texts:
        linter.lint(text, language="en")
    took = time.perf_counter() - began
    print(f"unseen: no sentence twice: {size / took / 1e6:.2f} MB/s, {took / len(texts) * 1e6:.0f} us a reply")


def cold() -> None:
    """`replylint check one.txt` against `python -c pass`, both as processes, with warm caches of rules and bytecode."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        environment["PYTHONPYCACHEPREFIX"] = folder
        path = Path(folder) / "one.txt"
        path.write_text(replies(1)[0], "utf-8")
        command = [sys.executable, "-m", "replylint", "check", str(path), "--language", "en", "--fail-on", "never"]

        def run(words: list[str]) -> None:
            subprocess.run(words, check=True, capture_output=True, cwd=folder, env=environment)

        run(command)
        bare = timed(lambda: run([sys.executable, "-c", "pass"]), 10)
        ours = timed(lambda: run(command), 10)
    print(f"cold: check one.txt {ours * 1e3:.0f} ms, python -c pass {bare * 1e3:.0f} ms: {ours / bare:.1f} times")


def phrases() -> None:
    """The cost of matching with 100, 1,000 and 10,000 phrases that don't occur."""
    chance = random.Random(SEED)
    letters = "abcdefghijklmnopqrstuvwxyz"
    streams = []
    for text in replies(200):
        stream = f"\n{stream_of(text, 0, len(text))}\n".encode()
        streams.append(stream)
    literals, base = LiteralFinder({}), 0.0
    print("phrases that don't occur:")
    for count in (100, 1_000, 10_000):
        builder = TableBuilder()
        for _ in range(count):
            made = " ".join("".join(chance.choices(letters, k=7)) for _ in range(3))
            builder.add(0, "phrases", made, literals.required(parse(made)))
        matcher = Matcher(builder.table(), {})
        took = timed(lambda m=matcher: [m.candidates(s, [len(s) - 1]) for s in streams], 7) / len(streams)
        base = base or took
        print(f"  {count:6,}: {took * 1e6:6.1f} us a reply, {took / base:.2f} times the first")


def memory() -> None:
    """Peak memory of a process that lints 1,000 replies, against bare Python."""
    peak = "next(line for line in open('/proc/self/status') if 'VmHWM' in line).split()[1]"
    code = "import sys; sys.path.insert(0, {0!r}); {1}; print(" + peak + ")"
    work = "from bench import *; l = Linter(); [l.lint(t, language='en') for t in replies(1000)]"
    here = str(Path(__file__).parent)
    peaks = []
    for what in ("pass", work):
        command = [sys.executable, "-c", code.format(here, what)]
        peaks.append(int(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    print(f"memory: {peaks[1] / 1024:.0f} MiB at its peak, {peaks[1] / peaks[0]:.1f} times bare Python")


def profile() -> None:
    """Where the time goes, warm, by function."""
    import cProfile
    import pstats

    texts, linter = replies(300), Linter(Config())
    for text in texts[:50]:
        linter.lint(text, language="en")
    profiler = cProfile.Profile()
    profiler.enable()
    for text in texts:
        linter.lint(text, language="en")
    profiler.disable()
    print("profile (own time, 300 replies):")
    pstats.Stats(profiler).sort_stats("tottime").print_stats(18)


BIG = 200_000_000
"""Characters of the large file of records, about as many bytes."""
SMALL = 2_000
"""Macros of an ordinary export."""
RUN_CHECK = """
import resource, sys, time
from replylint.cli import main
began = time.perf_counter()
main(sys.argv[1:])
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def checked(path: Path, *options: str) -> tuple[float, float]:
    """Return the seconds and the peak memory in MiB that a check of a file takes, start-up included."""
    call = [sys.executable, "-c", RUN_CHECK, "check", str(path), "--language", "en", "--quiet", "--fail-on", "never"]
    done = subprocess.run([*call, *options], capture_output=True, text=True, check=True)
    took, memory = done.stderr.split()[-2:]
    return float(took), float(memory) / 1024


def files() -> None:
    """Macros in files: an export of 2,000 in each kind of file, read again, and a large file in flat memory."""
    texts = replies(SMALL)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["REPLYLINT_CACHE"] = str(folder / "cache")
        records = [{"short_code": f"m{n}", "content": text} for n, text in enumerate(texts)]
        (folder / "a.json").write_text(json.dumps(records), "utf-8")
        (folder / "a.yaml").write_text(
            yaml.safe_dump([{"title": r["short_code"], "response": r["content"]} for r in records]), "utf-8"
        )
        with (folder / "a.csv").open("w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, ["short_code", "content"])
            writer.writeheader()
            writer.writerows(records)
        checked(folder / "a.json", "--select", "templates")  # compiles the rules
        for kind in ("json", "yaml", "csv"):
            first, memory = checked(folder / f"a.{kind}", "--no-cache")
            checked(folder / f"a.{kind}")
            again, _ = checked(folder / f"a.{kind}")
            print(
                f"files: {SMALL} macros of {kind}: {SMALL / first:,.0f} macros/s, {memory:.0f} MiB; "
                f"again, unchanged: {SMALL / again:,.0f} macros/s, {first / again:.1f} times as fast"
            )
        for kind, size in (("jsonl", BIG // 10), ("jsonl", BIG), ("csv", BIG // 10), ("csv", BIG)):
            path = folder / f"big.{kind}"
            count = write_big(path, kind, size, texts)
            took, memory = checked(path, "--jobs", "2", "--select", "templates,negative-phrasing")
            print(
                f"  {path.stat().st_size / 1e6:.0f} MB of {kind}: {count / took:,.0f} drafts/s, peak {memory:.0f} MiB"
            )


def write_big(path: Path, kind: str, size: int, texts: list[str]) -> int:
    """Write a file of records of a size, and return how many it holds."""
    written = count = 0
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        if kind == "csv":
            writer.writerow(["id", "reply"])
        while written < size:
            text = texts[count % len(texts)]
            if kind == "csv":
                writer.writerow([count, text])
            else:
                out.write(json.dumps({"id": str(count), "reply": text}) + "\n")
            written += len(text)
            count += 1
    return count


PARTS: dict[str, Callable[[], None]] = {
    "warm": warm,
    "unseen": unseen,
    "cold": cold,
    "phrases": phrases,
    "memory": memory,
    "files": files,
    "profile": profile,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or ["warm", "unseen", "cold", "phrases", "memory", "files", "profile"]:
        PARTS[name]()
