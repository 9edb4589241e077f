"""Where drafts are stored: JSON, JSON Lines, YAML, tables and XML, read with the exact place of every text.

A source is read into tables, lists and texts (`values`). A text remembers how it is written in the file, so
that a place in it can be told in the file, and a change be written without touching anything else (`places`).
What of a helpdesk's export is a draft stands in cards (`rules/helpdesks`), not here.
"""
