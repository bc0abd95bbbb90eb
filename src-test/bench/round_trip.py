#!/usr/bin/python3
"""Trains two small networks with Graft, exports them, reads the files with PyTorch and compares outputs; then Graft reads
the ViT's file back as a folder of the Hub.

    src-test/bench/round_trip.py [GRAFT]      # needs python3-torch, python3-torchvision and Pillow

torchvision's own classes compute the peers' outputs: ResNet-18, and its VisionTransformer under timm's keys. Everything
goes through the command line: run, export-model, features, backbone show. Ends with 1 on any difference over 1e-4 of the
largest output.
"""
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import numpy
import torch
import torchvision
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[2]
GRAFT = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "graft")
STEPS = ROOT / "plugins/libtorch/src/test/resources/org/graft/libtorch/ten_steps.py"
spec = importlib.util.spec_from_file_location("steps", STEPS)
steps = importlib.util.module_from_spec(spec)
spec.loader.exec_module(steps)
SIDE, KINDS = 64, ["blue", "green", "red"]
NETWORKS = {
    "torchvision/resnet18": ("fc", lambda: torchvision.models.resnet18(num_classes=3), lambda key: key),
    "timm/vit_tiny_patch16_224": ("head", lambda: torchvision.models.VisionTransformer(
        image_size=SIDE, patch_size=16, num_layers=12, num_heads=3, hidden_dim=192, mlp_dim=768, num_classes=3), steps.timm),
}


def graft(folder, *words):
    done = subprocess.run([GRAFT, *words], cwd=folder, capture_output=True, text=True,
                          env=dict(os.environ, GRAFT_CACHE=f"{folder}/cache"))
    if done.returncode:
        sys.exit(f"graft {' '.join(words)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def pictures(folder):
    noise = numpy.random.default_rng(1)
    for kind, name in enumerate(KINDS):
        os.makedirs(f"{folder}/pictures/{name}")
        for i in range(12):
            pixels = noise.integers(0, 120, (SIDE, SIDE, 3))
            pixels[:, :, 2 - kind] += 130
            Image.fromarray(pixels.astype("uint8")).save(f"{folder}/pictures/{name}/{i}.png")


def safetensors(file):
    raw = open(file, "rb").read()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:8 + length])
    header.pop("__metadata__", None)
    return {key: torch.from_numpy(numpy.frombuffer(
        raw[8 + length:], "<f4", (e["data_offsets"][1] - e["data_offsets"][0]) // 4, e["data_offsets"][0]
    ).copy().reshape(e["shape"])) for key, e in header.items()}


def equal(what, ours, theirs):
    worst = float(numpy.abs(ours - theirs).max() / numpy.abs(theirs).max())
    print(f"{what}: {worst:.1e} of the largest output")
    if not worst <= 1e-4:
        sys.exit(f"{what} differs: {ours[0]} and {theirs[0]}")


def checked(file):
    if importlib.util.find_spec("onnx") is None:
        print("python3-onnx is not installed here, the file of ONNX is not checked")
        return
    import onnx
    model = onnx.load(file)
    onnx.checker.check_model(model, full_check=True)
    print(f"{os.path.basename(file)}: {len(model.graph.node)} operators, checked by onnx {onnx.__version__}")


def main():
    torch.set_num_threads(1)
    folder = tempfile.mkdtemp()
    try:
        pictures(folder)
        x = torch.from_numpy(numpy.random.default_rng(2).normal(size=(4, 3, SIDE, SIDE)).astype("float32"))
        numpy.save(f"{folder}/x.npy", x.numpy())
        for number, (name, (head, make, rename)) in enumerate(NETWORKS.items()):
            data = "{image-folder: {folder: pictures, size: %d}, test: 0.25, scale: unit}" % SIDE
            open(f"{folder}/n{number}.yaml", "w").write(
                f"experiment: n{number}\nsource: {data}\ntarget: {data}\nbackbone: {{architecture: {name}}}\n"
                "training: {optimizer: {adam: {rate: 0.001}}, batch: 8, epochs: 2}\nstrategies: [fine-tune]\n")
            graft(folder, "run", f"n{number}.yaml", "--runs", "runs")
            graft(folder, "export", f"n{number}", "--runs", "runs", "-o", f"n{number}.csv")
            columns, row = (line.split(",") for line in open(f"{folder}/n{number}.csv").read().splitlines()[:2])
            trial = row[columns.index("trial")]
            print(graft(folder, "export-model", trial, "--runs", "runs", "-o", f"n{number}.safetensors").strip())
            graft(folder, "export-model", trial, "--runs", "runs", "-o", f"n{number}.onnx")
            checked(f"{folder}/n{number}.onnx")
            network = make().eval()
            keys = {rename(key): key for key in network.state_dict() if steps.formula.kept(key)}
            state = safetensors(f"{folder}/n{number}.safetensors")
            network.load_state_dict({keys[key]: tensor for key, tensor in state.items()})
            with torch.no_grad():
                scores = network(x).numpy()
            backbone = "torch-file: {file: n%d.safetensors, architecture: %s, preprocessing: none}" % (number, name)
            graft(folder, "features", "--backbone", backbone, "--input", "x.npy", "--tap", head, "--output", f"y{number}.npy")
            equal(f"{name}, exported and read by PyTorch", numpy.load(f"{folder}/y{number}.npy"), scores)
        os.makedirs(f"{folder}/hub")
        shutil.copy(f"{folder}/n1.safetensors", f"{folder}/hub/model.safetensors")
        json.dump({"architecture": "vit_tiny_patch16_224", "num_classes": 3, "label_names": KINDS, "pretrained_cfg": {
            "input_size": [3, SIDE, SIDE], "mean": [0.5] * 3, "std": [0.5] * 3, "crop_pct": 0.9,
            "interpolation": "bicubic"}}, open(f"{folder}/hub/config.json", "w"))
        graft(folder, "features", "--backbone", "hub-folder: {folder: hub}", "--input", "x.npy", "--tap", "head",
              "--output", "y.npy")
        equal("the same as a folder of the Hub", numpy.load(f"{folder}/y.npy"), scores)
        shown = graft(folder, "backbone", "show", "hub-folder", "folder=hub")
        for said in ["vit_tiny_patch16_224", "blue, green, red", f"size: {SIDE}, shorter-side: 71, resize: pillow-bicubic"]:
            if said not in shown:
                sys.exit(f"backbone show does not say '{said}':\n{shown}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
