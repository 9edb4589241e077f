"""Check digits, by which a number of a card or an account is told from any other."""

from __future__ import annotations

from collections.abc import Callable

from replylint.packs.textspec import Checksum


def luhn(words: str) -> bool:
    """Whether the 12 to 19 digits of a text pass the check of ISO/IEC 7812-1, annex B."""
    digits = [int(c) for c in words if c in "0123456789"]
    if not 12 <= len(digits) <= 19 or len(set(digits)) == 1:
        return False
    doubled = [2 * d - 9 if d > 4 else 2 * d for d in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def iban(words: str) -> bool:
    """Whether the letters and digits of a text pass the check of ISO 13616 (the remainder of 97 is 1)."""
    signs = "".join(c for c in words.upper() if c.isascii() and c.isalnum())
    if not 15 <= len(signs) <= 34 or not signs[:2].isalpha() or not signs[2:4].isdigit():
        return False
    return int("".join(str(int(c, 36)) for c in signs[4:] + signs[:4])) % 97 == 1


CHECKSUMS: dict[Checksum, Callable[[str], bool]] = {"luhn": luhn, "iban": iban}
