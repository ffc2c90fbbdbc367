"""`make bench`: measure everything that has a limit, and print one table. Timing never fails it."""

from __future__ import annotations

import sys
import time

from tools.bench.ground import ground

PARTS = ("pages", "letters", "imports", "extracts", "notices", "memory", "growth", "duties")


def main() -> None:
    """Run the parts named on the command line, or all of them."""
    parts = sys.argv[1:] or list(PARTS)
    started = time.monotonic()
    with ground() as server:
        from tools.bench import running
        from tools.bench.table import show

        assert server.process is not None
        lines = running.measure(parts, server.process.pid)
        print()
        show(lines)
    print(f"\nCPU time, medians, floor and measured in turns; took {time.monotonic() - started:.0f} s.")


if __name__ == "__main__":
    main()
