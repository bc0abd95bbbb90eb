"""What worker processes cost: 400 DL4J trainings of the blobs network, here and in workers, in turn."""
import tempfile

from measure import ENV, command, numbers


def rows(rounds, threads):
    seconds = {"--no-isolate": [], "--isolate": []}
    for _ in range(rounds):
        for option, walls in seconds.items():
            with tempfile.TemporaryDirectory() as folder:
                out, _ = command(["./graft", "run", "experiments/blobs.yaml", "trainer=dl4j", "training.epochs=20",
                                  "repeats.training=100", "--runs", f"{folder}/runs", "--workers", str(threads), option],
                                 dict(ENV, GRAFT_CACHE=f"{folder}/cache"))
                walls.append(numbers(r"done after ([0-9.]+) s", out)[0])
    yield "400 DL4J trials in worker processes, s", seconds["--isolate"], "in one process", seconds["--no-isolate"]
