"""Prints what timm, and akamaster's networks for CIFAR-10, make of the formula of vision_outputs.py.

    /usr/bin/python3 timm_outputs.py TIMM CIFAR [name ...] > timm_outputs.txt     # written with PyTorch 1.13

TIMM is a folder with huggingface/pytorch-image-models at aa4b585, CIFAR one with akamaster/pytorch_resnet_cifar10 at
d5489e8. Networks without a head print features.
"""
import importlib.util
import pathlib
import sys

spec = importlib.util.spec_from_file_location("formula", pathlib.Path(__file__).with_name("vision_outputs.py"))
formula = importlib.util.module_from_spec(spec)
spec.loader.exec_module(formula)
sys.path[:0] = sys.argv[1:3]
import resnet as cifar
import timm

NAMES = [f"vit_{s}_patch{p}" for s, ps in (
    ("tiny", ("16_224",)), ("small", ("16_224", "32_224", "14_dinov2", "14_reg4_dinov2")),
    ("base", ("16_224", "32_224", "14_dinov2", "14_reg4_dinov2", "32_clip_224", "16_clip_224", "32_clip_quickgelu_224",
              "16_clip_quickgelu_224"))) for p in ps]
NAMES += [f"deit_{s}_patch16_224" for s in ("tiny", "small", "base")]
NAMES += [f"convnext_{s}" for s in ("tiny", "small", "base")]
NAMES += [f"convnextv2_{s}" for s in ("atto", "femto", "pico", "nano", "tiny", "base")]
NAMES += [f"swin_{s}_patch4_window7_224" for s in ("tiny", "small", "base")]
NAMES += [f"cifar/resnet{n}" for n in (20, 32, 44, 56, 110)]


def build(name):
    if name.startswith("cifar/"):
        return getattr(cifar, name[6:])().eval(), 32
    if name.startswith(("vit", "deit")):
        side = 56 if "patch14" in name else 64
        return timm.create_model(name, img_size=side).eval(), side
    return timm.create_model(name).eval(), 224 if name.startswith("swin") else 64


formula.main(sys.argv[3:] or NAMES, build)
