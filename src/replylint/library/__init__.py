"""Checks over a whole set of macros: what only shows where many are seen together."""
