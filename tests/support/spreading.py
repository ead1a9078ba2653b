"""How tests are spread over the cores: a file stays together, but each browser test goes where there is room."""

from xdist.scheduler import LoadFileScheduling

SLOW = "tests/browser/"


class SpreadByFile(LoadFileScheduling):
    """One file on one worker, in its own order, so that a failure repeats; the slow pages one by one."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(SLOW) else str(super()._split_scope(nodeid))


def slow_first(nodeid: str) -> bool:
    """A sort key: whoever begins with the long work does not wait for it at the end."""
    return not nodeid.startswith(SLOW)
