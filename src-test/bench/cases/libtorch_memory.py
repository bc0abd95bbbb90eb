"""Memory over 2,000 libtorch trainings of one epoch in one process whose heap is bounded to 256 MB: what a fit leaves
behind. It is the largest that the process has had so far, so that nothing that comes back is hidden."""
import tempfile

from engine import ledger
from measure import ENV, command

TRIALS = 2_000
AT = [500, 1_000, 1_500, 2_000]


def rows(rounds, threads):
    peaks = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            env = dict(ENV, GRAFT_JAVA_OPTS="-Xmx256m")
            command(["./graft", "run", "experiments/blobs.yaml", "trainer=libtorch", "training.epochs=1",
                     "training.batch=500", f"repeats.training={TRIALS // 4}", "--runs", f"{folder}/runs",
                     "--workers", str(threads), "--no-isolate"], env)
            peak = [p / 2**20 for p, in ledger(f"{folder}/runs", "blobs",
                                               "SELECT peak_bytes FROM outcome ORDER BY rowid")]
            peaks.append([peak[at - 1] for at in AT])
    for at, mib in zip(AT, zip(*peaks)):
        yield f"{at:,} libtorch trials in one process, resident memory, MiB", list(mib)
    growth = [(end - middle) * 1024 / 1_000 for _, middle, _, end in peaks]
    yield "the same, growth over the last 1,000, KiB a trial (reach: 1)", growth
