"""Everything that is wrong with files: which are checked against what, checking them, and what every code means."""
