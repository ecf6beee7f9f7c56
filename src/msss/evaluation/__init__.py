"""The year-end evaluation (年末測評): what it is, how it is read, its rules, and what follows from it.

The doors are those of every document: `model`, `reading`, `rules` and `kind`, which holds the three together.
From the evaluation follow `scoring`, `trace` (how every number came about) and `compare`.
"""
