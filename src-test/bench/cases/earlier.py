"""The first experiment and MNIST's digits beside an earlier Graft, whose checkout GRAFT_EARLIER names: a run from process
start, its training phase, the same run when it is finished, its report, and the digits at one epoch. Needs MNIST in
GRAFT_DATA."""
import os
import sys
import tempfile

from measure import ROOT, command, data, numbers

DIGITS = ["experiments/mnist-digits.yaml", "training.epochs=1", "repeats.training=1"]


def rows(rounds, threads):
    earlier = os.environ.get("GRAFT_EARLIER", "")
    if not os.path.isfile(os.path.join(earlier, "graft")):
        sys.exit(f"GRAFT_EARLIER is '{earlier}'; the folder of an earlier Graft's checkout was expected")
    env, sides = data("mnist"), (ROOT, earlier)
    run, phase, again, report, digits = ({side: [] for side in sides} for _ in range(5))
    for side in sides:  # builds, and makes the archive of classes
        command(["./graft", "--version"], cwd=side)
    for _ in range(rounds):
        for side in sides:
            with tempfile.TemporaryDirectory() as folder:
                own, runs = dict(env, GRAFT_CACHE=f"{folder}/cache"), ["--runs", f"{folder}/runs"]
                blobs = ["./graft", "run", "experiments/blobs.yaml", *runs]
                out, seconds = command(blobs, own, side)
                run[side].append(seconds)
                phase[side] += numbers(r"done after ([0-9.]+) s", out)
                again[side].append(command(blobs, own, side)[1])
                report[side].append(command(["./graft", "report", f"{folder}/runs/blobs"], own, side)[1])
                digits[side].append(command(["./graft", "run", *DIGITS, *runs], own, side)[1])
    for name, times in (("blobs, whole `graft run` with report, s", run), ("blobs, training phase in a cold JVM, s", phase),
                        ("blobs, `graft run` of the finished run, s", again), ("blobs, `graft report`, s", report),
                        ("MNIST digits, 1 epoch, whole `graft run`, s", digits)):
        yield name, times[ROOT], "Graft of before", times[earlier]
