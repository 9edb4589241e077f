"""What a person forgot to fill in ("[NAME]", "<insert date>"), and traces of what a helpdesk could not."""

from __future__ import annotations

import re
from functools import cache

_WORDS = (
    "NAME|FIRSTNAME|LASTNAME|DATE|TIME|DAY|NUMBER|NO|ORDER|AMOUNT|LINK|URL|EMAIL|PHONE|ADDRESS|AGENT|CUSTOMER|COMPANY"
    "|PRODUCT|REASON|ISSUE|CITY|CODE|TBD|XX+|INSERT|TODO"
)
_PROMPTS = (
    "insert|enter|add|your|customer|client|first|last|agent|company|date|time|name|order|amount|link|number|reason"
)
_SIGNS = (
    "xxx",
    "____",
    "????",
    "£",
    "€",
    "undefined",
    "null",
    " none",
    "nan,",
    "nan!",
    " nil",
    "dd/",
    "mm/",
    "dd.",
    "mm.",
    "dd-",
    "mm-",
    "_name",
    "_id",
    "_n",
    "_date",
    "_link",
    "your name here",
    "(name)",
    "(customer name)",
    "*|",
    "@@",
    "%%",
    "##",
    "xx%",
    "xx ",
    "hh:mm",
    "dd mmm",
    "mmm dd",
    " fname",
    " first",
    "r name",
    "t name",
    "'s name",
    "’s name",
    " name,",
    " nan",
    " n/a",
    " x days",
    " x hours",
    " x weeks",
    " x minutes",
    " x working",
    " x business",
)
"""Small letters with one of which every blank without a bracket or a dollar sign holds."""
_BARE = (" DATE", " TIME", " DAY", " AMOUNT", " NAME", " ORDER NUMBER")
"""Words in capitals that stand for what they name: "by DATE"."""
_CAPITALS = r"[^\W\d_a-z]{2,}"
_KEYS = r"(?:ENTER|CTRL|ALT|SHIFT|TAB|ESC|DEL|RETURN|SPACE|HOME|END|BR|HR|OK)>"
"""Keys to press, and two tags of HTML."""
_GREETED = "|".join(rf"(?<=\b[{word[0]}{word[0].lower()}]{word[1:]} )" for word in ("Hi", "Dear", "Hello", "Hey"))
_BLANKS = (
    rf"\[(?:[A-Z0-9'’.-]+[ _/])*(?:{_WORDS})(?:[ _/][A-Z0-9'’.-]+)*\]"  # [NAME]
    rf"|\[(?!(?i:enter|insert|add|link)\])(?i:{_PROMPTS})\b[^\]\n]{{0,40}}\](?!\()"  # [insert date]
    rf"|(?P<capitals>\[\[{_CAPITALS}(?:[ _.-]{_CAPITALS})*\]\]|\[{_CAPITALS}(?:[ _.]+{_CAPITALS})+\](?!\()"  # [[NAME]]
    rf"|<(?!{_KEYS}){_CAPITALS}(?:[ _]{_CAPITALS})*>)"  # <POINTS>
    rf"|<(?!{_KEYS})(?i:insert|enter|add|your|customer|first|last|agent|company|date|time|name|order|amount)\b[^<>\n=]{{0,40}}>"
    r"|\[(?i:(?:tracking|booking|ticket|account|refund|delivery|policy|invoice|item|product|model|serial|reference"
    r"|room|case|contract)"
    r" (?:number|no|id|code|date|amount|name|link|time|address|reason))\](?!\()"  # [tracking number]
    r"|\[(?:day|month|year|weekday|product|item|price|city|surname|title|start|end|x|n|hours|days)\](?!\()"  # [day]
    r"|\{(?i:insert|enter|add)\b[^{}\n]{0,40}\}"
    r"|\b[Xx]{3,}+(?:[-\s][Xx]{2,})*+\b(?![-\s]?\d|\s[Ll]arge)|_{4,}|\?{4,}"
    r"|\[(?:Mr|Ms|Mrs|Dr)\b[^\]\n]{0,25}\]|@@[A-Z_]{2,20}@@"
    r"|\b(?:in|within) X (?:working |business )?(?:days|hours|weeks|minutes)\b"
    r"|[$€£]\s?(?:_{2,}|[Xx]{2,}(?:[.,][Xx]{2})?\b|NaN\b|undefined\b|null\b)|\[object Object\]"  # £xx, $NaN
    r"|\b[Uu]ndefined\b(?=[,!])|(?<=\b[Hh]i )(?:null|None|NaN|nil)\b(?=[,!])"
    r"|(?<=\b[Dd]ear )(?:null|None|NaN|nil)\b(?=[,!])"
    r"|(?<=\b(?:on|by) )(?:DD|MM|XX)[/.-](?:MM|DD|XX)[/.-](?:YYYY|YY|XXXX)\b"  # on DD/MM/YYYY
    r"|\b(?:CUSTOMER|FIRST|LAST|AGENT|USER|ORDER|CLIENT|COMPANY|TRACKING|TICKET|CONTACT)"
    r"_(?:NAME|ID|NUMBER|NO|DATE|LINK)\b"
    r"|(?m:^Your [Nn]ame [Hh]ere$)|#{5,}(?!\S)"
    r"|\((?:product|customer|item|order|tracking|agent) (?:name|number)\)|\[[$€£] ?amount\]"
    r"|(?<=\b[Hh]i )\([Nn]ame\)|(?<=\b[Dd]ear )\((?:[Cc]ustomer )?[Nn]ame\)"
    r"|\*\|[A-Z_0-9]{2,20}\|\*"
    r"|\b(?:by|on|before|until|from|within|of|for) (?:DATE|TIME|DAY|AMOUNT|NAME|ORDER NUMBER)\b(?! [A-Z]{2})"  # by DATE
    rf"|(?:{_GREETED})(?:(?i:first ?name|f_?name|firstname lastname|first last"
    r"|(?:customer|client|guest|recipient)(?:['’]s)? name)|NULL|NAME|NONE|N/A)\b(?=[,!])"
    r"|(?<=\b(?:on|by|at|to) )(?:DD MMM(?: YYYY)?|MMM DD|DDth|HH:MM|hh:mm)\b"  # on DD MMM at HH:MM
    r"|\[(?i:(?:due|visit|start|end|expiry|expected|arrival|return|ship|renewal|appointment|next|new|callback)"
    r" (?:date|time|day|amount|number|price))\](?!\()|\[(?:day|time|date)/(?:day|time|date)\]"  # [due date]
    r"|\{(?:First|Last|Full|Customer|Agent|Order|Company) (?:Name|Number|ID)\}"  # {First Name}
    r"|(?P<token>@@[A-Za-z_.]{2,30}@@|%%[A-Za-z_.]{2,30}%%|##[A-Za-z_.]{2,30}##"
    r"|<<[A-Za-z_.]{2,20}(?: [A-Za-z_.]{2,20}){0,2}>>"
    r"|\$(?:first_?name|last_?name|name|customer_?name|order_?id|order_?number|user_?name)\b)"
    r"|\b(?:Your Name Here|YOUR NAME HERE)\b|(?<=\b[Oo]rder )NaN\b"
    r"|\b[Xx]{2,}(?=%)|\bXX (?:working |business )?(?:days|hours|minutes|weeks|euros|dollars|pounds|points|items)\b"
    r"|\$config\[[^\]\n]{1,40}\](?: not found)?|\[\[MISSING TOKEN[^\]\n]{0,60}\]\]"
)


def may_hold_blank(text: str) -> bool:
    """Whether a text has any sign with which a blank begins; most have none, and need no closer look."""
    if any(sign in text for sign in "[<{$") or any(word in text for word in _BARE):
        return True
    low = text.lower()
    return any(sign in low for sign in _SIGNS)


@cache
def blank(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what a blank looks like, with a language's own words for what is to be filled in."""
    if not words:
        return re.compile(_BLANKS)
    own = "|".join(re.escape(word) for word in words)
    capitals = rf"\[(?:[^\W_a-z]+[ _/])*(?:{own.upper()})(?:[ _/][^\W_a-z]+)*\](?!\()"  # [IME STRANKE]
    prompt = rf"<(?i:(?:\w+ ){{0,2}}(?:{own})\w*(?: \w+){{0,3}})>"  # <broj narudžbe>
    return re.compile("|".join((_BLANKS, capitals, prompt)))
