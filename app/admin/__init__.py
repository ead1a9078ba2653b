"""Administration: the pages on which lists of values and the territory are looked after."""
