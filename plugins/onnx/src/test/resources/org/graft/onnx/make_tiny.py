"""Makes tiny.onnx and what it gives: /usr/bin/python3 make_tiny.py > tiny.txt (PyTorch 1.13).

A convolution with ReLU, whose output 'maps' is exposed, its mean over pixels, and a dense layer
whose output 'scores' is exposed. The batch and the image's size are left open.
"""
import torch
from torch import nn


class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, stride=2, padding=1)
        self.dense = nn.Linear(4, 3)

    def forward(self, x):
        maps = torch.relu(self.conv(x))
        return self.dense(maps.mean((2, 3))), maps


def line(name, array):
    print(name, " ".join("%.9g" % v for v in array.detach().numpy().ravel()))


torch.manual_seed(5)
tiny = Tiny().eval()
x = torch.rand(2, 3, 6, 5) * 255
scores, maps = tiny((x - 10) / 4)
line("in", x)
line("scores", scores)
line("probabilities", torch.softmax(scores, 1))
line("maps", maps)
line("mean", maps.mean((2, 3)))
torch.onnx.export(
    tiny, x, "tiny.onnx", input_names=["image"], output_names=["scores", "maps"], opset_version=13,
    dynamic_axes={name: axes for name, axes in (
        ("image", {0: "n", 2: "h", 3: "w"}), ("scores", {0: "n"}), ("maps", {0: "n", 2: "h", 3: "w"}))})
