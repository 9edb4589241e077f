import re

from replylint.prose import *


class R:
    def read(self, s):
        bl = []
        for m in re.finditer(r"[^\n]+", s):
            bl.append(Block(m.start(), m.end(), "paragraph", m.group().startswith(">")))
        return Prose.plain(s, tuple(bl))

    def escape(self, t):
        return t


READERS = {"text": R(), "markdown": R(), "html": R()}


def guess_format(source, name):
    return "text"
