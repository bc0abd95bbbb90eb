"""Sign-language digits on SqueezeNet v1.1: five strategies, 10 epochs each, one repeat; whole commands from process
start, pictures decoded. PyTorch runs frozen layers anew for each batch. Needs GRAFT_DATA and Debian's python3-h5py."""
import os
import tempfile

from measure import BENCH, ENV, PEERS, PYTHON, ROOT, command

EXPERIMENT = """include: {root}/experiments/sign-digits-finetune-squeezenet.yaml
experiment: sign-digits-bench
strategies:
  - feature-extractor: {{hidden: [global-average-pooling], rate: 0.001}}
    as: feature extractor
  - fine-tune: {{frozen: [80%, fire5_concat, none], hidden: [global-average-pooling]}}
  - scratch: {{hidden: [global-average-pooling]}}
    as: scratch
repeats: {{training: 1}}
"""


def rows(rounds, threads):
    data = os.environ.get("GRAFT_DATA", "").split(os.pathsep)[0]
    if not os.path.isdir(os.path.join(data, "sign-language-digits")):
        print("(sign_digits: skipped; GRAFT_DATA names no folder with sign-language-digits and weights)")
        return
    ours, theirs = [], {peer: [] for peer in PEERS}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/bench.yaml", "w") as file:
                file.write(EXPERIMENT.format(root=ROOT))
            env = dict(ENV, GRAFT_CACHE=f"{folder}/cache")
            words = ["./graft", "run", f"{folder}/bench.yaml", "--runs", f"{folder}/runs", "--workers", str(threads)]
            ours.append(command(words, env)[1])
        words = [PYTHON, f"{BENCH}/sign_digits_torch.py", data, "--threads", str(threads)]
        for peer, tuned in PEERS.items():
            theirs[peer].append(command(words, dict(ENV, **tuned))[1])
    for peer, times in theirs.items():
        yield f"sign digits, 5 strategies of 10 epochs, {threads} threads, s", ours, peer, times
