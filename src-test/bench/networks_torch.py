#!/usr/bin/python3
"""Seconds of a batch in torchvision's networks, random weights, and processor seconds.

    networks_torch.py forward|tail|step resnet18-64|resnet50-224|vit-tiny-224 BATCH THREADS [DEVICE PRECISION]

`tail` trains the last stage (layer4; of the ViT the last two of twelve layers), `step` everything, by SGD. The Java side is
NetworkBench in plugins/libtorch.
"""
import statistics
import sys
import time

import torch
import torchvision

CLASSES = 10


def network(name, side):
    if name == "vit-tiny":
        return torchvision.models.VisionTransformer(image_size=side, patch_size=16, num_layers=12, num_heads=3,
                                                    hidden_dim=192, mlp_dim=768, num_classes=CLASSES)
    return getattr(torchvision.models, name)(num_classes=CLASSES)


def main():
    what, named, batch, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    device, precision = sys.argv[5:7] if len(sys.argv) > 5 else ("cpu", "float32")
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = precision == "tf32"
    mixed = torch.autocast("cuda" if device.startswith("cuda") else "cpu", torch.bfloat16, precision == "bfloat16")
    name, _, side = named.rpartition("-")
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    model = network(name, int(side)).to(device)
    x, y = torch.rand(batch, 3, int(side), int(side)), torch.randint(0, CLASSES, (batch,))
    if what == "forward":
        model.eval()

        def once():
            with torch.no_grad(), mixed:
                torch.softmax(model(x.to(device)), 1).cpu()
    else:
        last = ("layer4", "fc") if name != "vit-tiny" else (
            "encoder.layers.encoder_layer_10", "encoder.layers.encoder_layer_11", "encoder.ln", "heads")
        for key, parameter in model.named_parameters():
            parameter.requires_grad_(what == "step" or key.startswith(last))
        for key, module in model.named_modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.train(what == "step" or key.startswith(last))
        optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=0.001)

        def once():
            optimizer.zero_grad()
            with mixed:
                loss = torch.nn.functional.cross_entropy(model(x.to(device)), y.to(device))
            loss.backward()
            optimizer.step()
            loss.item()
    once()
    walls = []
    for _ in range(4 if device == "cpu" else 20):
        wall, processor = time.perf_counter(), time.process_time()
        once()
        walls.append(time.perf_counter() - wall)
        print(f"torch {named} {what}: {walls[-1]:.4f} s, processor {time.process_time() - processor:.4f} s", flush=True)
    print(f"PyTorch {named} {what} {precision} {batch} images: median {1000 * statistics.median(walls):.2f} ms", flush=True)


if __name__ == "__main__":
    main()
