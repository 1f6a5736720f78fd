"""Start-up of the commands as ratios to ``python -c pass``, measured in the same run (medians, interleaved).

Run: python bench/start_up.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "mapcoach")
RUNS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "mapcoach --version": [COMMAND, "--version"],
    "mapcoach --help": [COMMAND, "--help"],
    "mapcoach list (100 maps)": [COMMAND, "list"],
    "mapcoach schema": [COMMAND, "schema"],
    "mapcoach interview (to the first question)": [COMMAND, "interview", "--jsonl", "--map", "{folder}/one.json"],
    "mapcoach demo": [COMMAND, "demo"],
}


def main(rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "MAPCOACH_DATA_DIR": folder}
        _make_maps(100, environment)
        times: dict[str, list[float]] = {name: [] for name in RUNS}
        for _ in range(rounds):
            for name, command in RUNS.items():
                line = [part.replace("{folder}", folder) for part in command]
                begun = time.perf_counter()
                subprocess.run(line, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True)
                times[name].append(time.perf_counter() - begun)
    floor = statistics.median(times["python -c pass"])
    print(f"{'':45}  median ms   ratio")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"{name:45}  {middle * 1000:9.1f}  {middle / floor:6.2f}")


def _make_maps(count: int, environment: dict[str, str]) -> None:
    """Make maps in one process, as starting one for each would take longer than the measurement."""
    code = (
        "import sys\nfrom mapcoach.cli import main\n"
        f"for number in range({count}): main(['new', f'Map {{number}}', '--no-interview'])"
    )
    subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
