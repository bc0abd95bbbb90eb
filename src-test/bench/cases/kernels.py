"""GFLOP/s of the lanes trainer's products on a batch of 128 and one thread (JMH), beside PyTorch's and under the
processor's peak, a loop of fused multiplications and additions in the same run. Here more is better."""
import os
import re
import tempfile

from measure import ENV, PYTHON, ROOT, command, java

# torch.set_num_threads does not reach the BLAS library that Debian's PyTorch calls.
ONE = dict(ENV, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", BLIS_NUM_THREADS="1", MKL_NUM_THREADS="1")

TORCH = """
import time, torch
torch.set_num_threads(1)
for i, o in ((4608, 128), (25088, 64), (512, 10)):
    x, w, g = torch.rand(128, i), torch.rand(i, o), torch.rand(128, o)
    for name, once in (("forward", lambda: x @ w), ("derive", lambda: x.T @ g)):
        best, until = 1e9, time.perf_counter() + 3
        while time.perf_counter() < until:
            start = time.perf_counter()
            once()
            best = min(best, time.perf_counter() - start)
        print(f"roofline: {i}x{o} {name} torch {2e-9 * 128 * i * o / best:.1f} GFLOP/s")
"""


def rates(text):
    """GFLOP/s by layer, product and arithmetic."""
    found = re.findall(r"roofline: (\S+) (\S+) (\S+) ([0-9.]+) GFLOP/s", text)
    return {(layer, product, arithmetic): float(rate) for layer, product, arithmetic, rate in found}


def rows(rounds, threads):
    with tempfile.TemporaryDirectory() as folder:
        command(["./mvnw", "-q", "-Dquick", "-DskipTests", "-Pkernels", "-pl", "src-test/bench/kernels", "-am", "compile",
                 "dependency:build-classpath", f"-Dmdep.outputFile={folder}/path"])
        with open(f"{folder}/path") as file:
            path = os.path.join(ROOT, "src-test", "bench", "kernels", "target", "classes") + ":" + file.read()
        peaks, ours, theirs = [], [], []
        for _ in range(rounds):
            out, _ = command([java(), "--add-modules", "jdk.incubator.vector", "-cp", path, "org.graft.lanes.matrix.Roofline"],
                             cwd=folder)
            peaks.append(float(re.search(r"roofline: peak ([0-9.]+)", out).group(1)))
            ours.append(rates(out))
            theirs.append(rates(command([PYTHON, "-c", TORCH], ONE)[0]))
    yield "peak of one thread, GFLOP/s", peaks
    for layer, product, arithmetic in ours[0]:
        mine = [found[layer, product, arithmetic] for found in ours]
        name = f"batch of 128 on {layer}, {product}, {arithmetic}, GFLOP/s"
        yield name, mine, "the peak", peaks
        yield name, mine, "PyTorch", [found[layer, product, "torch"] for found in theirs]
