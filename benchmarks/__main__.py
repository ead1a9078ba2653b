"""``./dev bench [name] [options]``: runs one benchmark, or all; exit code 1 when a figure misses its target."""

import sys
from importlib import import_module

BENCHMARKS = ("sealing", "demo", "pages")


def main() -> int:
    wanted, options = sys.argv[1:2], sys.argv[2:]
    if wanted and wanted[0] not in BENCHMARKS:
        sys.stderr.write(f"bench: there is no {wanted[0]}; there are: {', '.join(BENCHMARKS)}\n")
        return 2
    failed = sum(import_module(f"benchmarks.{name}").run(options) for name in (wanted or BENCHMARKS))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
