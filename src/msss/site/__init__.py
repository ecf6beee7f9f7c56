"""Pages for the public: a site of lists, their progress and their changes, that any web server serves.

From lists with what stands beside them (`editions`) come pages (`pages/`) at stable addresses (`addresses`), which
templates make HTML of (`rendering`), and what stands beside pages: feeds, downloads, the index of the search. What is
made goes beside what was there, and takes its place when all of it is made (`folder`); `publishing` does it all.
"""
