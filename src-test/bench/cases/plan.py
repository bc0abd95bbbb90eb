"""`graft plan` of 100,000 trials, 50 source models x 500 repeats x 4 strategies: whole process, and its memory."""
import tempfile

from measure import ENV, peak_command

FILE = """experiment: many
source: {blobs: {samples: 1000, random-state: 1, train: 500}}
target: {blobs: {samples: 1000, random-state: 2, train: 500}}
backbone: {mlp: {hidden: [5, 5]}}
strategies: [scratch, fine-tune: {frozen: [0, 1, 2]}]
repeats: {source: 50, training: 500}
"""


def rows(rounds, threads):
    seconds, peaks = [], []
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/many.yaml", "w") as file:
            file.write(FILE)
        for _ in range(rounds):
            out, wall, peak = peak_command(["./graft", "plan", f"{folder}/many.yaml"],
                                           dict(ENV, GRAFT_CACHE=f"{folder}/cache"))
            assert "many: 100000 trials" in out.replace(",", ""), out
            seconds.append(wall)
            peaks.append(peak)
    yield "`graft plan` of 100,000 trials, s (reach: 3)", seconds
    yield "the same, resident memory, MiB (reach: 1,024)", peaks
