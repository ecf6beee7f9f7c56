"""Forms (填報表) that units fill in and send back: what is asked of each, and the reports that come of it."""
