"""Prints what ten steps of SGD in PyTorch make of networks and pictures that a formula gives (vision_outputs.py).

    /usr/bin/python3 ten_steps.py > ten_steps.txt      # written with torchvision 0.14, PyTorch 1.13, in double precision

A line of losses for each network, then a line for each of some tensors: its change's length, and its first four numbers
at the end. Nothing is dropped: dropout and stochastic depth are 0. The ViT is torchvision's class with timm's sizes
and timm's keys. With --float the same in single precision: how far rounding alone goes.
"""
import importlib.util
import pathlib
import sys

import torch
import torchvision

HOME = pathlib.Path(__file__).resolve()
spec = importlib.util.spec_from_file_location(
    "formula", HOME.parents[8] / "plugins/backbones/src/test/resources/org/graft/backbones/torch/vision_outputs.py")
formula = importlib.util.module_from_spec(spec)
spec.loader.exec_module(formula)

CLASSES, PICTURES, STEPS, RATE = 10, 8, 10, 0.001
VIT = [("encoder.layers.encoder_layer_", "blocks."), (".ln_1.", ".norm1."), (".ln_2.", ".norm2."),
       (".self_attention.in_proj_", ".attn.qkv."), (".self_attention.out_proj.", ".attn.proj."), (".mlp.0.", ".mlp.fc1."),
       (".mlp.3.", ".mlp.fc2."), ("conv_proj.", "patch_embed.proj."), ("class_token", "cls_token"),
       ("encoder.pos_embedding", "pos_embed"), ("encoder.ln.", "norm."), ("heads.head.", "head.")]


def timm(key):
    for theirs, timms in VIT:
        key = key.replace(theirs, timms)
    return key


def vit_small(side):
    return torchvision.models.VisionTransformer(
        image_size=side, patch_size=16, num_layers=12, num_heads=6, hidden_dim=384, mlp_dim=1536, num_classes=CLASSES)


NETWORKS = {  # side of the pictures, how it is made, whose tensors are printed
    "torchvision/resnet18": (32, None, ["conv1.weight", "layer2.0.downsample.0.weight", "layer4.1.bn2.weight",
                                        "bn1.running_mean", "fc.bias"]),
    "torchvision/mobilenet_v3_small": (32, None, ["features.0.0.weight", "features.4.block.2.fc1.weight",
                                                  "features.11.block.1.0.weight", "classifier.3.bias"]),
    "timm/vit_small_patch16_224": (32, vit_small, ["patch_embed.proj.weight", "cls_token", "blocks.3.attn.qkv.weight",
                                                   "blocks.11.mlp.fc2.bias", "head.weight"]),
    "torchvision/convnext_tiny": (32, None, ["features.0.0.weight", "features.3.1.layer_scale", "features.5.2.block.3.weight",
                                             "classifier.2.bias"]),
    "torchvision/swin_t": (64, None, ["features.0.0.weight", "features.1.1.attn.relative_position_bias_table",
                                      "features.5.3.attn.qkv.weight", "features.4.reduction.weight", "head.bias"]),
}


def main(kind):
    torch.set_num_threads(1)
    for name, (side, make, shown) in NETWORKS.items():
        network = make(side) if make else torchvision.models.get_model(name.split("/")[1], weights=None, num_classes=CLASSES)
        rename = timm if make else lambda key: key
        for module in network.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = 0.0
            if isinstance(module, torchvision.ops.StochasticDepth):
                module.p = 0.0
        network.to(kind).train()
        tensors = {rename(k): v for k, v in network.state_dict().items() if formula.kept(k)}
        with torch.no_grad():
            for key, tensor in tensors.items():
                tensor.copy_(formula.numbers(key, tuple(tensor.shape)))
        start = {key: tensors[key].clone() for key in shown}
        pixels = 2 * formula.uniform("pictures", PICTURES * 3 * side * side) - 1
        x = torch.from_numpy(pixels.astype("float32")).view(PICTURES, 3, side, side).to(kind)
        y = torch.arange(PICTURES) % CLASSES
        optimizer = torch.optim.SGD(network.parameters(), lr=RATE)
        losses = []
        for _ in range(STEPS):
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(network(x), y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        print(name, side, *(f"{v:.7g}" for v in losses), flush=True)
        for key in shown:
            change = (tensors[key] - start[key]).norm().item()
            print("  ", key, f"{change:.6g}", *(f"{v:.7g}" for v in tensors[key].flatten()[:4].tolist()), flush=True)


if __name__ == "__main__":
    main(torch.float32 if "--float" in sys.argv else torch.float64)
