"""Memory over 5,000 DL4J trainings of one epoch in one process: what a fit leaves behind."""
import tempfile

from engine import ledger
from measure import ENV, command

TRIALS = 5_000


def rows(rounds, threads):
    growth, peaks = [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            env = dict(ENV, GRAFT_CACHE=f"{folder}/cache", GRAFT_JAVA_OPTS="-Xmx256m")
            command(["./graft", "run", "experiments/blobs.yaml", "trainer=dl4j", "training.epochs=1",
                              "training.batch=500", f"repeats.training={TRIALS // 4}", "--runs", f"{folder}/runs",
                              "--workers", str(threads), "--no-isolate"], env)
            peak = [p / 2**20 for p, in ledger(f"{folder}/runs", "blobs",
                                               "SELECT peak_bytes FROM outcome ORDER BY rowid")]
            peaks.append(peak[-1])
            growth.append((peak[-1] - peak[TRIALS // 2]) * 1024 / (TRIALS / 2))
    yield "5,000 DL4J trials, resident memory at the end, MiB", peaks
    yield "the same, growth over the second half, KiB a trial (reach: flat)", growth
