"""`graft plan` of 1,000,000 trials, on one source model and on 100,000 with 10 trials each: whole process, its memory and
its processor's time, which says what a machine with nothing else to do would take."""
import tempfile

from measure import ENV, peak_command

FILE = """experiment: million
source: {{blobs: {{samples: 1000, random-state: 1, train: 500}}}}
target: {{blobs: {{samples: 1000, random-state: 2, train: 500}}}}
backbone: {{mlp: {{hidden: [5, 5]}}}}
strategies: {strategies}
repeats: {repeats}
"""

SIZES = {
    "1,000,000 trials on one source model": ("[scratch, fine-tune: {frozen: [0, 1, 2]}]", "{source: 1, training: 250000}"),
    "100,000 source models with 10 trials each": ("[scratch, fine-tune]", "{source: 100000, training: 5}"),
}


def rows(rounds, threads):
    with tempfile.TemporaryDirectory() as folder:
        for what, (strategies, repeats) in SIZES.items():
            seconds, peaks = [], []
            with open(f"{folder}/million.yaml", "w") as file:
                file.write(FILE.format(strategies=strategies, repeats=repeats))
            for _ in range(rounds):
                out, wall, peak = peak_command(["./graft", "plan", f"{folder}/million.yaml"],
                                               dict(ENV, GRAFT_CACHE=f"{folder}/cache"))
                assert "million: 1000000 trials" in out.replace(",", ""), out
                seconds.append(wall)
                peaks.append(peak)
            yield f"`graft plan` of {what}, s (reach: 30)", seconds
            yield "the same, resident memory, MiB (reach: 2,048)", peaks
