"""Wall time against trials, source models, workers and feature size, with the fitted exponent; writes the
plot src-test/bench/target/scaling.svg."""
import os
import re
import tempfile

from measure import BENCH, ENV, command

PLOT = f"{BENCH}/target/scaling.svg"
UNITS = {"s": 1, "min": 60, "h": 3600}
EXPERIMENT = """experiment: scaling
source: {{blobs: {{samples: 1000, random-state: 1, train: 500, features: {features}}}}}
target: {{blobs: {{samples: 1000, random-state: 2, train: 500, features: {features}}}}}
backbone: {{mlp: {{hidden: [{width}, 5]}}}}
training: {{epochs: 5}}
strategies: [fine-tune: {{frozen: 1}}]
repeats: {{source: {sources}, training: {repeats}}}
trainer: {trainer}
"""
USUAL = {"features": 2, "width": 5, "sources": 1, "repeats": 100, "trainer": "lanes"}
AXES = {
    "repeats": ("trials of one source model", [10, 100, 1_000, 10_000], {}),
    "sources": ("source models with 10 trials each", [1, 10, 100, 1_000], {"repeats": 10}),
    "width": ("features at the tap, 100 trials", [4, 32, 256, 2_048], {}),
    "dl4j": ("trials on DL4J", [10, 100, 1_000], {"trainer": "dl4j"}),
}


def seconds(values, workers):
    """Wall seconds of the run itself: without the program's start and the report."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/scaling.yaml", "w") as file:
            file.write(EXPERIMENT.format(**values))
        out, _ = command(["./graft", "run", f"{folder}/scaling.yaml", "--runs", f"{folder}/runs", "--no-isolate",
                          "--workers", str(workers)], dict(ENV, GRAFT_CACHE=f"{folder}/cache"))
        number, unit = re.search(r"done after ([0-9.]+) (s|min|h)", out).groups()
        return max(0.05, float(number) * UNITS[unit])


def exponent(sizes, walls):
    """Slope of a straight line through the upper half of the points, both axes logarithmic."""
    import numpy
    half = len(sizes) // 2 - (len(sizes) % 2 == 0)
    return float(numpy.polyfit(numpy.log(sizes[half:]), numpy.log(walls[half:]), 1)[0])


def plot(all_walls):
    """A panel for each axis, with all rounds for each number of workers."""
    import matplotlib
    matplotlib.use("svg")
    from matplotlib import pyplot
    os.makedirs(f"{BENCH}/target", exist_ok=True)
    figure, panels = pyplot.subplots(2, 2, figsize=(9, 6.5), layout="constrained")
    for panel, (axis, walls) in zip(panels.flat, all_walls.items()):
        title, sizes, _ = AXES[axis]
        for workers, rounds in walls.items():
            fitted = exponent(sizes, [sorted(w)[len(w) // 2] for w in zip(*rounds)])
            for i, points in enumerate(rounds):
                panel.loglog(sizes, points, "o-", color=f"C{workers - 1}", alpha=0.7,
                             label=f"{workers} worker(s): exponent {fitted:.2f}" if i == 0 else None)
        panel.set(xlabel=title, ylabel="seconds")
        panel.legend()
    figure.savefig(PLOT)
    pyplot.close(figure)


def rows(rounds, threads):
    all_walls = {}
    for axis, (title, sizes, others) in AXES.items():
        key = "repeats" if axis == "dl4j" else axis
        walls = {workers: [] for workers in sorted({1, threads})}
        for _ in range(rounds):
            for workers, measured in walls.items():
                measured.append([seconds({**USUAL, **others, key: size}, workers) for size in sizes])
        all_walls[axis] = walls
        for workers, measured in walls.items():
            for size, points in zip(sizes, zip(*measured)):
                yield f"{size:,} {title}, {workers} worker(s), s", list(points)
            yield f"{title}, {workers} worker(s): exponent", [exponent(sizes, points) for points in measured]
    plot(all_walls)
