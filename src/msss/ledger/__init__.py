"""The progress ledger (進度記錄): what it is, how it is read, its rules, and what follows from it.

The doors are those of every document: `model`, `reading`, `rules` and `kind`, which holds the three together.
From the ledger follow `progress` (where everything stands), `record` (adding a report), `bulletin` and `compare`.
"""
