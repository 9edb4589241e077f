"""The phrase language: what a support lead writes in a rule file, and the engine that finds it.

`tokens` turns prose into a stream of words, `syntax` parses a phrase, `regex` and `literals` compile
it, `matcher` finds thousands of phrases in one pass.
"""
