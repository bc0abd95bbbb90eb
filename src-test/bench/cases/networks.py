"""ResNet-18 (64 pixels, 32 images), ResNet-50 and a ViT-tiny (224 pixels, 8 images): forward, last stage free, a full step,
by libtorch and, for ResNet-18, by DL4J, beside PyTorch, all with glibc keeping memory. GRAFT_NETWORKS names networks."""
import os
import statistics

from measure import BENCH, ENV, PYTHON, build, classpath, command, java, numbers

NETWORKS = {"resnet18-64": 32, "resnet50-224": 8, "vit-tiny-224": 8}
TUNED = dict(ENV, MALLOC_ARENA_MAX="1", MALLOC_MMAP_MAX_="0", MALLOC_TRIM_THRESHOLD_="4000000000")


def seconds(words, env):
    return statistics.median(numbers(r": (-?[0-9.]+) s, processor", command(words, env)[0]))


def rows(rounds, threads):
    build("plugins/libtorch,plugins/dl4j", "process-test-classes")
    chosen = [n for n in os.environ.get("GRAFT_NETWORKS", "").split(",") if n] or list(NETWORKS)
    jvm = [java(), "-Xmx8g", "-XX:+UseParallelGC", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
           "-Dorg.bytedeco.javacpp.maxbytes=0", "-Dgraft.libtorch=plugins/libtorch/target/natives", "-cp",
           classpath("plugins/libtorch"), "org.graft.libtorch.NetworkBench"]
    for count in sorted({1, threads}):
        env = dict(TUNED, OMP_NUM_THREADS=str(count))
        for network in chosen:
            for what in ("forward", "tail", "step"):
                last = [what, network, str(NETWORKS[network]), str(count)]
                trainers = ["libtorch", "dl4j"] if network == "resnet18-64" else ["libtorch"]
                ours, theirs = {trainer: [] for trainer in trainers}, []
                for _ in range(rounds):
                    for trainer in trainers:
                        ours[trainer].append(seconds(jvm + [trainer] + last, env))
                    theirs.append(seconds([PYTHON, f"{BENCH}/networks_torch.py"] + last, env))
                for trainer in trainers:
                    yield (f"{network} {what}, {NETWORKS[network]} images, {count} thread(s), {trainer}, s",
                           ours[trainer], "PyTorch, tuned", theirs)
