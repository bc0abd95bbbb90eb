"""The first experiment's 121 trainings in a warm JVM, without engine, plan or report: the lanes trainer alone, two
threads, handed one job and sixteen at a time."""
from measure import BENCH, PYTHON, build, classpath, command, java, numbers


def rows(rounds, threads):
    build("plugins/lanes")
    path = classpath("plugins/lanes")
    ours, plain, stacked = {1: [], 16: []}, [], []
    for _ in range(rounds):
        for at_once, seconds in ours.items():
            words = [java(), "--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC", "-Xmn32m", "-cp", path,
                     "org.graft.lanes.BlobsBench", str(threads), str(at_once)]
            seconds.append(min(numbers(r"trainings: ([0-9.]+) s", command(words)[0])))
        for kind, seconds in (("plain", plain), ("stacked", stacked)):
            out, _ = command([PYTHON, f"{BENCH}/blobs_torch.py", kind, "--threads", "1"])
            seconds.append(numbers(r"training phase: ([0-9.]+) s", out)[0])
    for at_once, seconds in ours.items():
        name = f"blobs, training phase in a warm JVM, {at_once} at once, s"
        yield name, seconds, "PyTorch, plain loop", plain
        yield name, seconds, "PyTorch, 30 repeats stacked", stacked
