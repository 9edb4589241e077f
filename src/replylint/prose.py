from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    start: int
    end: int
    kind: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Protected:
    start: int
    end: int
    kind: str
    dialect: str = ""


@dataclass(frozen=True)
class Prose:
    source: str
    text: str
    blocks: tuple
    protected: tuple

    @classmethod
    def plain(cls, text, blocks, protected=()):
        return cls(text, text, blocks, protected)

    def span(self, a, b):
        return a, b

    def verbatim(self, a, b):
        return True
