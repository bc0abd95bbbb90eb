"""A training batch of the MNIST convnet, 128 images, both warm."""
from measure import BENCH, ENV, PYTHON, build, classpath, command, java, numbers


def rows(rounds, threads):
    build("plugins/dl4j")
    path = classpath("plugins/dl4j")
    env = dict(ENV, OMP_NUM_THREADS=str(threads))
    ours, theirs = [], []
    for _ in range(rounds):
        out, _ = command([java(), "-XX:+UseParallelGC", "-Xmn32m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                          "-Dorg.bytedeco.javacpp.maxbytes=0", "-cp", path, "org.graft.dl4j.ConvnetBench",
                          "convnet", str(threads)], env)
        ours.append(min(numbers(r"dl4j convnet ([0-9.]+) ms a batch", out)))
        out, _ = command([PYTHON, f"{BENCH}/torch_convnet.py", "convnet", str(threads)], env)
        theirs.append(min(numbers(r"torch convnet ([0-9.]+) ms a batch", out)))
    yield f"MNIST convnet, a batch of 128, {threads} threads, ms", ours, "PyTorch", theirs
