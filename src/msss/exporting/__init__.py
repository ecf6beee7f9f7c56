"""Lists as tables for other programs: what the tables are, their rows, and each format that they are written in."""
