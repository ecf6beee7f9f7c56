"""Finding, reading and replacing files, and files at a revision of git. It knows what files are called, no document."""
