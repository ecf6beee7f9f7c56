"""Every way of showing an answer: as records, tables and articles, and those in each format, one a module."""
