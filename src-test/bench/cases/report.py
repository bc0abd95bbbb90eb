"""Analysis and report of a study of 10,000 trials, 50 source models x 50 repeats x 4 strategies: whole process, and its memory."""
import tempfile

from measure import ENV, command, peak_command

EXPERIMENT = ["experiments/blobs-sources.yaml", "repeats.training=50", "training.epochs=10", "experiment=study"]


def rows(rounds, threads):
    seconds, peaks = [], []
    with tempfile.TemporaryDirectory() as folder:
        env = dict(ENV, GRAFT_CACHE=f"{folder}/cache")
        command(["./graft", "run", *EXPERIMENT, "--runs", folder], env)
        for _ in range(rounds):
            out, wall, peak = peak_command(["./graft", "report", "study", "--runs", folder], env)
            assert "2500 paired repeats" in out and "report: " in out, out
            seconds.append(wall)
            peaks.append(peak)
    yield "`graft report` of 10,000 trials, s (reach: 10)", seconds
    yield "the same, resident memory, MiB (reach: 1,024)", peaks
