"""Finding a person whose name was written otherwise: an index in memory over sealed search records."""

from casework.people.search.finding import Candidate, Found, search
from casework.people.search.ranking import Why

__all__ = ["Candidate", "Found", "Why", "search"]
