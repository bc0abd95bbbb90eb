"""A training batch of the MNIST convnet, 128 images: epochs of 40 batches, timed whole, both sides warm."""
from measure import BENCH, ENV, PEERS, PYTHON, build, classpath, command, java, middle, took

EPOCH = r"convnet ([0-9.]+) ms a batch, ([0-9.]+) ms of CPU time"


def rows(rounds, threads):
    build("plugins/dl4j")
    path = classpath("plugins/dl4j")
    ours, theirs = [], {peer: [] for peer in PEERS}
    for _ in range(rounds):
        env = dict(ENV, **PEERS["PyTorch, allocator tuned"], OMP_NUM_THREADS=str(threads))
        out, _ = command([java(), "-XX:+UseParallelGC", "-Xmn32m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                          "-Dorg.bytedeco.javacpp.maxbytes=0", "-cp", path, "org.graft.dl4j.ConvnetBench",
                          "convnet", str(threads)], env)
        ours.append(middle(took(EPOCH, out)))
        for peer, tuned in PEERS.items():
            words = [PYTHON, f"{BENCH}/torch_convnet.py", "convnet", str(threads)]
            theirs[peer].append(middle(took(EPOCH, command(words, dict(ENV, **tuned))[0])))
    for peer, times in theirs.items():
        yield f"MNIST convnet, a batch of 128, {threads} threads, ms", ours, peer, times
