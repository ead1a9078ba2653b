"""Finding a person whose name was written otherwise: an index in memory over sealed search records."""
