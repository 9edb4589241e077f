"""Check digits, by which a number of a card or an account is told from any other."""

from __future__ import annotations

from collections.abc import Callable

from replylint.packs.textspec import Checksum

LENGTHS = {
    code: length
    for length, codes in {
        15: "NO",
        16: "BE",
        18: "DK FI FK FO GL NL SD",
        19: "MK SI",
        20: "AT BA EE KZ LT LU MN XK",
        21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA",
        23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST",
        26: "IS TR",
        27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
        29: "BR EG PS QA UA",
        30: "JO KW MU YE",
        31: "MT SC",
        32: "LC",
        33: "RU",
    }.items()
    for code in codes.split()
}
"""How many letters and digits an account number of a country has (SWIFT, IBAN registry)."""


def luhn(words: str) -> int:
    """Return the length of a text whose 12 to 19 digits pass the check of ISO/IEC 7812-1, annex B; none: 0."""
    digits = [int(c) for c in words if c in "0123456789"]
    if not 12 <= len(digits) <= 19 or len(set(digits)) == 1:
        return 0
    doubled = [2 * d - 9 if d > 4 else 2 * d for d in digits[-2::-2]]
    return 0 if (sum(digits[-1::-2]) + sum(doubled)) % 10 else len(words)


def iban(words: str) -> int:
    """Return how much of a text, from its start, is a number that passes the check of ISO 13616; none: 0.

    A number has as many signs as its country's have, since the word behind it ("LT12 1000 0111 0100 1000 and")
    looks like a group of it.
    """
    places = [at for at, c in enumerate(words) if c.isascii() and c.isalnum()]
    signs = "".join(words[at] for at in places).upper()
    length = LENGTHS.get(signs[:2], 0)
    if not length or len(signs) < length or not signs[2:4].isdigit():
        return 0
    number = signs[:length]
    if int("".join(str(int(c, 36)) for c in number[4:] + number[:4])) % 97 != 1:
        return 0
    return places[length - 1] + 1


CHECKSUMS: dict[Checksum, Callable[[str], int]] = {"luhn": luhn, "iban": iban}
"""Each returns how much of a text, from its start, passes; none: 0."""
