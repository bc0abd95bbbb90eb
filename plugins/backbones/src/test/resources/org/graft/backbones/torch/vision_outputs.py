"""Prints what torchvision makes of weights and pictures that a formula gives, for tests of architectures.

    /usr/bin/python3 vision_outputs.py [name ...] > vision_outputs.txt     # written with torchvision 0.14, PyTorch 1.13

A line an architecture: name, side of the picture, parameters, tensors, the first 16 hexadecimal digits of the SHA-256
of "key shape" lines in order of keys, and the first 8 scores. Auxiliary heads, counters and index buffers are left out.
With --keys NAME the lines themselves are printed.
"""
import gc
import hashlib
import sys
import zlib

import numpy
import torch
import torchvision.models as models

for filler in [f for f in dir(torch.nn.init) if f.endswith("_") and not f.startswith("_")]:
    setattr(torch.nn.init, filler, lambda tensor, *options, **named: tensor)  # the formula's numbers come instead

SIDES = {"inception_v3": 96, "maxvit_t": 224, "vit_h_14": 56}
DAMPED = {"efficientnet_v2_l": 0.5}  # else it grows rounding: PyTorch's own float32 and float64 differ in every digit
LEFT_OUT = ("num_batches_tracked", "relative_position_index", "relative_coords_table")


def uniform(key, n):
    """n numbers in [0, 1): a hash of key and index."""
    x = numpy.arange(n, dtype=numpy.uint32) * numpy.uint32(2654435761) + numpy.uint32(zlib.crc32(key.encode()))
    x ^= x >> numpy.uint32(16)
    x *= numpy.uint32(0x85EBCA6B)
    x ^= x >> numpy.uint32(13)
    x *= numpy.uint32(0xC2B2AE35)
    x ^= x >> numpy.uint32(16)
    return x / 4294967296.0


def numbers(key, shape, gain=1.0):
    n = int(numpy.prod(shape))
    u = uniform(key, n)
    rest = n // shape[0]
    if key.endswith("running_var"):
        made = 0.5 + u
    elif len(shape) > 1:
        made = (2 * u - 1) * numpy.sqrt(4.0 / rest) * gain
    elif key.endswith(".weight"):
        made = 0.8 + 0.4 * u
    else:
        made = 0.1 * (2 * u - 1)
    return torch.from_numpy(made.astype(numpy.float32)).view(*shape)


def kept(key):
    return not key.endswith(LEFT_OUT) and not key.startswith(("aux1.", "aux2.", "AuxLogits."))


def build(name):
    side = SIDES.get(name, 64)
    options = {"image_size": side} if name.startswith("vit_") else {}
    if name in ("googlenet", "inception_v3"):
        options["init_weights"] = False
    return models.get_model(name, weights=None, **options).eval(), side


def lines(network):
    return sorted(f"{k} {'x'.join(map(str, v.shape))}" for k, v in network.state_dict().items() if kept(k))


def report(name, network, side):
    keys = lines(network)
    parameters = sum(p.numel() for k, p in network.named_parameters() if kept(k))
    with torch.no_grad():
        for key, tensor in network.state_dict().items():
            if kept(key):
                tensor.copy_(numbers(key, tuple(tensor.shape), DAMPED.get(name, 1.0)))
        picture = (2 * uniform("picture", 3 * side * side) - 1).astype(numpy.float32)
        scores = network(torch.from_numpy(picture).view(1, 3, side, side))[0, :8]
    digest = hashlib.sha256("\n".join(keys).encode()).hexdigest()[:16]
    print(name, side, parameters, len(keys), digest, *(f"{v:.6g}" for v in scores.tolist()), flush=True)
    gc.collect()


def main(names, build):
    torch.set_num_threads(1)
    if names[:1] == ["--keys"]:
        print(*lines(build(names[1])[0]), sep="\n")
        return
    for name in names:
        report(name, *build(name))


if __name__ == "__main__":
    main(sys.argv[1:] or models.list_models(module=models), build)
