"""The responsibility list (責任清單): what it is, how it is read, its rules, and what follows from it.

The doors are those of every document: `model`, `reading`, `rules` and `kind`, which holds the three together.
From the list follow `registry` (which unit is meant), `query` (which items) and `compare` (what changed).
"""
