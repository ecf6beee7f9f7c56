"""A draft of a list from the document that published it: a web page, a Word or Excel file, a PDF, pasted text.

A reader for each format makes lines and grids of the document, in which every cell knows its span and its place. What
follows is the same for all: the table is found by its headings, the head is read from the text around it, the sentences
are taken apart, and what is unsure is kept as a `Doubt`, to be shown with its place in the source.
"""
