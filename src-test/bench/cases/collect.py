"""The collecting process fed made-up outcomes of 1,000,000 trials in journals of 1,000 tasks, and of 10,000 trials with
the predictions of 500 examples each: reading, recording in the ledger, milliseconds a trial (reach: 2)."""
import re
import tempfile

from measure import BENCH, ENV, classpath, command, java

FILE = """experiment: many
source: {{blobs: {{samples: 1000, random-state: 1, train: 500}}}}
target: {{blobs: {{samples: 1000, random-state: 2, train: 500}}}}
backbone: {{mlp: {{hidden: [5, 5]}}}}
strategies: [scratch, fine-tune: {{frozen: [0, 1, 2]}}]
repeats: {{training: {repeats}}}
"""


def rows(rounds, threads):
    for trials, examples in ((1_000_000, 0), (10_000, 500)):
        taken = []
        for _ in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                with open(f"{folder}/many.yaml", "w") as file:
                    file.write(FILE.format(repeats=trials // 4))
                out, _ = command([java(), "-Xmx2g", "-cp", classpath(), f"{BENCH}/Collect.java", f"{folder}/many.yaml", folder,
                                  "1000", str(examples)], dict(ENV, GRAFT_CACHE=f"{folder}/cache"))
                count, seconds = re.search(r"(\d+) outcomes in ([0-9.]+) s", out).groups()
                assert int(count) == trials, out
                taken.append(1000 * float(seconds) / trials)
        with_what = f" with predictions of {examples} examples" if examples else ""
        yield f"collecting {trials:,} outcomes{with_what}, ms a trial (reach: 2)", taken
