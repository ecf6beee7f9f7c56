"""Which pages there are, a module for each question: what a page shows, in the language that is spoken."""
