"""What the cases of batch systems share: the tests' own Slurm and Spark on this machine, and runs on them."""
import contextlib
import glob
import os
import subprocess
import sys
import threading
import time

from engine import faults, idle, ledger
from measure import ROOT, build, command, java

TESTS = f"{ROOT}/src-test/product/target/test-classes"


@contextlib.contextmanager
def engine(name, folder, processors):
    """Starts `name` with so many processors on each of two nodes; its only line: where it is."""
    if not os.path.isdir(TESTS):
        build("src-test/product")
    os.makedirs(folder)
    process = subprocess.Popen([java(), f"-Dgraft.root={ROOT}", "-cp", TESTS, f"org.graft.product.{name}Cluster", folder,
                                str(processors)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        said = process.stdout.readline().strip()
        if not said:
            sys.exit(f"{name} could not be started here")
        yield said
    finally:
        process.stdin.close()
        process.wait()


def sleeping(folder, trials):
    """An experiment of trials that wait for half a second each; the file."""
    return idle(folder, trials, "pausing: {milliseconds: 500}", "sleeping")


class Watch(threading.Thread):
    """Looks at what tasks note: when the first line appeared, and when the last one did."""

    def __init__(self, runs):
        super().__init__(daemon=True)
        self.pattern = f"{runs}/*/tasks/*/*/*/*.outcomes"
        self.first = self.last = None
        self.sizes = {}
        self.over = threading.Event()

    def run(self):
        while not self.over.wait(0.2):
            for name in glob.glob(self.pattern):
                with contextlib.suppress(OSError):
                    size = os.path.getsize(name)
                    if size > self.sizes.get(name, 0):
                        self.sizes[name] = size
                        self.last = time.perf_counter()
                        self.first = self.first or self.last


def slept(folder, executor, env, trials, slots):
    """Runs trials of 0.5 s on so many slots, after a few on this machine, by which they are estimated. What part of its
    time a slot slept: from the first step's beginning to the last one's end, from the start of the command to there, and
    of the whole command, report included."""
    env = dict(env, GRAFT_CACHE=f"{folder}/cache")
    words = ["--plugins", faults(folder), "--runs", f"{folder}/runs"]
    command(["./graft", "run", sleeping(folder, 8)] + words, env)
    ideal = trials * 0.5 / slots
    watch = Watch(f"{folder}/runs")
    start = time.perf_counter()
    watch.start()
    out, whole = command(["./graft", "run", sleeping(folder, trials), "--executor", executor] + words, env)
    watch.over.set()
    done = ledger(f"{folder}/runs", f"sleeping-{trials}", "SELECT count(*), sum(status = 'completed') FROM outcome")
    assert done == [(trials, trials)], (done, out)
    return ideal / (watch.last - watch.first), ideal / (watch.last - start), ideal / whole


def rows_of(name, folder, executor, env, slots, trials=2000):
    """The rows of a case that runs trials of 0.5 s."""
    tasks, submitted, whole = slept(folder, executor, env, trials, slots)
    yield f"{name}: {trials:,} steps of 0.5 s on {slots} slots, part of ideal, first step to last (reach: 0.9)", [tasks]
    yield "the same, from the start of the command to the last step", [submitted]
    yield "the same, of the whole command, report included", [whole]
