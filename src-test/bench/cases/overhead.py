"""The engine's own time a trial: a strategy that does nothing, 10,000 trials, ledger included, and its memory."""
import tempfile

from engine import faults, idle, ledger
from measure import ENV, command, numbers

TRIALS = 10_000


def rows(rounds, threads):
    each, growth, peaks = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        plugins = faults(folder)
        file = idle(folder, TRIALS)
        for i in range(rounds):
            env = dict(ENV, GRAFT_CACHE=f"{folder}/cache")
            out, _ = command(["./graft", "run", file, "--plugins", plugins, "--runs", f"{folder}/runs{i}",
                              "--workers", str(threads)], env)
            each.append(numbers(r"done after ([0-9.]+) s", out)[0] / TRIALS * 1e3)
            peak = [p / 2**20 for p, in ledger(f"{folder}/runs{i}", f"idle-{TRIALS}",
                                               "SELECT peak_bytes FROM outcome ORDER BY rowid")]
            growth.append(peak[-1] - peak[TRIALS // 10])
            peaks.append(peak[-1])
    yield "engine overhead, ms a trial of 10,000 (reach: 1)", each
    yield "the same, resident memory at the end, MiB", peaks
    yield "the same, growth over the last nine tenths, MiB (reach: flat)", growth
