"""What HTML's elements are to a reader: which break a line, which are code, which hold a quoted message."""

from __future__ import annotations

import re

_PARAGRAPHS = """p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr article aside details dir fieldset
    figure footer form header main menu nav section title"""
_LINES = """div li tr td th dt dd address body caption center dialog figcaption head hgroup html legend
    optgroup option search summary tbody tfoot thead"""
_INLINE = """a abbr acronym applet audio b bdi bdo big blink button canvas cite data datalist del dfn em font
    frameset i iframe ins kbd label map marquee math meter nobr noembed noframes noscript object output
    picture progress q rb rp rt rtc ruby s select slot small span strike strong sub sup
    textarea time u var video"""
_EMPTY = "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"

BREAKS: dict[str, int] = dict.fromkeys(_PARAGRAPHS.split(), 2) | dict.fromkeys(_LINES.split(), 1)
"""The elements that begin and end a block, with the line feeds that they put between two blocks."""

KINDS: dict[str, str] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th", "caption"), "cell"),
    "pre": "code",
}
"""What a block is inside these elements; inside the others a paragraph, or what its item or code is."""

VOID = frozenset(_EMPTY.split())
CODE = frozenset(("code", "pre", "samp", "tt"))
HIDDEN = frozenset(("head", "script", "style", "svg", "template", "title"))
"""The elements of which a reader sees nothing."""

_KNOWN = VOID | CODE | HIDDEN | frozenset((*BREAKS, *_INLINE.split()))
_NAMESPACED = re.compile(r"[a-z][a-z0-9]*[:-][a-z][a-z0-9:_.-]*")

_QUOTES = re.compile(
    r"\b(?:class|id)\s*=\s*[\"']?[^\"'>]{0,200}?(?<![\w-])(?:x_)*"
    r"(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote|mail-editor-reference-message-container)(?![\w-])",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(r"\bid\s*=\s*[\"']?(?:x_)*divRplyFwdMsg\b", re.IGNORECASE)


def known(name: str) -> bool:
    """Whether a tag's name, in lower case, is HTML's: "<insert date>" is no tag but forgotten words."""
    return name in _KNOWN or _NAMESPACED.fullmatch(name) is not None


def quotes(attributes: str) -> bool:
    """Whether an element with these attributes holds the message that a mail program quotes."""
    return _QUOTES.search(attributes) is not None


def begins_history(attributes: str) -> bool:
    """Whether an element with these attributes is Outlook's head of an earlier message, which follows it."""
    return _OUTLOOK.search(attributes) is not None
