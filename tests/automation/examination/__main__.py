"""``python -m tests.automation.examination``: the marks of the papers that may be seen, and each failing expectation.

Of the papers held out only the figures are printed: whoever improves the rules may run this.
"""

from __future__ import annotations

from tests.automation.examination import held_out, seen_1, seen_2, seen_3
from tests.automation.examination.marking import mark

if __name__ == "__main__":
    seen = mark((*seen_1.PAPERS, *seen_2.PAPERS, *seen_3.PAPERS))
    print("\n".join(sorted(seen.failures)))
    print(f"seen: {seen.line()}")
    print(f"held out: {mark(held_out.PAPERS).line()}")
