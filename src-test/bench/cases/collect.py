"""The collecting process fed made-up outcomes of 1,000,000 trials in journals of 1,000 steps each, once, and of 10,000
trials with the predictions of 500 examples and 100 epochs each, as the blobs matrix has them: reading, recording in the ledger, milliseconds a trial (reach: 2), and
the memory of the process with a heap of 2 GB, in which the plan is made too."""
import re
import tempfile

from measure import BENCH, ENV, Took, classpath, java, peak_command

FILE = """experiment: many
source: {{blobs: {{samples: 1000, random-state: 1, train: 500}}}}
target: {{blobs: {{samples: 1000, random-state: 2, train: 500}}}}
backbone: {{mlp: {{hidden: [5, 5]}}}}
strategies: [scratch, fine-tune: {{frozen: [0, 1, 2]}}]
repeats: {{training: {repeats}}}
"""


def rows(rounds, threads):
    for trials, examples, epochs, times in ((10_000, 500, 100, rounds), (1_000_000, 0, 1, 1)):
        whole, each, peaks = [], [], []
        for _ in range(times):
            with tempfile.TemporaryDirectory() as folder:
                with open(f"{folder}/many.yaml", "w") as file:
                    file.write(FILE.format(repeats=trials // 4))
                out, _, peak = peak_command([java(), "-Xmx2g", "-cp", classpath(), f"{BENCH}/Collect.java",
                                             f"{folder}/many.yaml", folder, "1000", str(examples), str(epochs)],
                                            dict(ENV, GRAFT_CACHE=f"{folder}/cache"))
                count, wall, cpu = re.search(r"(\d+) outcomes in ([0-9.]+) s, processor ([0-9.]+) s", out).groups()
                assert int(count) == trials, out
                whole.append(Took(float(wall), float(cpu)))
                each.append(Took(1000 * float(wall) / trials, 1000 * float(cpu) / trials))
                peaks.append(peak)
        with_what = f" with predictions of {examples} examples and {epochs} epochs" if examples else ""
        yield f"collecting {trials:,} outcomes{with_what}, s", whole
        yield "the same, ms a trial (reach: 2)", each
        yield "the same, resident memory, MiB", peaks
