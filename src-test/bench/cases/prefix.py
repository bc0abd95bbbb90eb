"""Three heads on the frozen convolutions of a ResNet-18, 1,000 pictures of 224 pixels, 10 epochs x 5 repeats: whole
commands from process start to the report, beside PyTorch with the convolutions' outputs cached by hand, and running them
in every epoch (one of the 15 fits is timed and taken 15 times). As many cores on all sides; ends where mean accuracies are further apart than 0.15.
GRAFT_PREFIX=PICTURES,SIDE takes other numbers."""
import os
import statistics
import tempfile

from measure import BENCH, ENV, PEERS, PYTHON, ROOT, Took, agree, build, command, cores, numbers

HEADS = ("linear", "one hidden layer", "two hidden layers")

# Of mean accuracies of five fits each, which draw their own weights and orders; of one fit twice as much. Guessing gives 0.25.
APART = 0.15

SPEC = """
target: {image-folder: {folder: pictures, size: SIDE}}
backbone: {torch-file: {file: resnet18.pth, architecture: torchvision/resnet18}}
training: {optimizer: {adam: {rate: 0.001}}, batch: 32, epochs: 10}
strategies:
  - feature-extractor: {}
    as: linear
  - feature-extractor: {hidden: [dense: 128]}
    as: one hidden layer
  - feature-extractor: {hidden: [dense: 256, dense: 128]}
    as: two hidden layers
repeats: {training: 5}
baseline: linear
"""


def rows(rounds, threads):
    pictures, side = (int(number) for number in os.environ.get("GRAFT_PREFIX", "1000,224").split(","))
    build("plugins/libtorch", "process-test-classes")
    ours, cached, recomputed = [], {peer: [] for peer in PEERS}, {peer: [] for peer in PEERS}
    with tempfile.TemporaryDirectory() as folder:
        command([PYTHON, f"{BENCH}/prefix_torch.py", "make", folder, str(pictures), str(side)])
        with open(f"{folder}/prefix.yaml", "w") as file:
            file.write(SPEC.replace("SIDE", str(side)))
        for i in range(rounds):
            env = dict(ENV, GRAFT_CACHE=f"{folder}/cache-{i}",
                       GRAFT_JAVA_OPTS=f"-Dgraft.libtorch={ROOT}/plugins/libtorch/target/natives")
            out, seconds = command(["./graft", "run", f"{folder}/prefix.yaml", "--runs", f"{folder}/runs-{i}"],
                                   cores(env, threads))
            ours.append(seconds)
            accuracies = [numbers(rf"(?m)^  {head} +[0-9]+ +([0-9.]+)", out)[0] for head in HEADS]
            for peer, tuned in PEERS.items():
                python = [PYTHON, f"{BENCH}/prefix_torch.py"]
                last = [folder, str(threads)]
                out, seconds = command(python + ["cached"] + last, dict(ENV, **tuned))
                cached[peer].append(seconds)
                each = numbers(r"accuracy ([0-9.]+)", out)
                for at, head in enumerate(HEADS):
                    few = len(each) // len(HEADS)
                    agree(f"accuracy, {head}", accuracies[at], statistics.mean(each[at * few:(at + 1) * few]), APART)
                out, one = command(python + ["recomputed"] + last, dict(ENV, **tuned))
                agree(f"accuracy, {HEADS[0]}", accuracies[0], numbers(r"accuracy ([0-9.]+)", out)[0], 2 * APART)
                fit, fits = numbers(r"a fit took ([0-9.]+) s", out)[0], numbers(r" s of ([0-9]+)", out)[0]
                share = one.cpu / one
                recomputed[peer].append(Took(one + (fits - 1) * fit, (one + (fits - 1) * fit) * share))
    what = f"ResNet-18 frozen, {pictures:,} pictures of {side} pixels, 10 epochs x 5 repeats x 3 heads, s"
    for peer in PEERS:
        yield what, ours, f"{peer}, features cached by hand", cached[peer]
        yield what, ours, f"{peer}, convolutions in every epoch", recomputed[peer]
