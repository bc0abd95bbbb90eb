"""Prints what PyTorch calculates, for ReferenceTrainer's tests (pytorch.txt).

    /usr/bin/python3 pytorch.py > pytorch.txt        # written with PyTorch 1.13

One array a line: name, then its numbers, row-major, in double precision.
Layers: in, kernel, bias (and the like), up (gradient by the output), then what
PyTorch makes of them: out, d-in, d-kernel, d-bias. Optimisers: start, the
gradients of five steps, then the weights after each step. Definitions coincide
with Keras's only with epsilon 0 for adam, adamw, adagrad and rmsprop, which is
what is printed for those.
"""
import math

import torch
import torch.nn.functional as F

torch.manual_seed(1)
torch.set_default_dtype(torch.float64)


def show(name, tensor):
    # Inputs are rounded to float32 by draw(), so that Graft's tensors hold them exactly.
    print(name, *(repr(v) for v in tensor.detach().reshape(-1).tolist()))


def draw(*shape):
    return torch.randn(*shape, dtype=torch.float32).double()


def layer(name, function, tensors):
    """tensors: by name, in first."""
    for t in tensors.values():
        t.requires_grad_()
    out = function(*tensors.values())
    up = draw(*out.shape)
    out.backward(up)
    for key, t in tensors.items():
        show(f"{name}/{key}", t)
    show(f"{name}/up", up)
    show(f"{name}/out", out)
    for key, t in tensors.items():
        show(f"{name}/d-{key}", t.grad)


layer("dense", lambda x, w, b: x @ w + b, {"in": draw(3, 4), "kernel": draw(4, 2), "bias": draw(2)})

image = {"in": draw(2, 2, 6, 5), "kernel": draw(3, 2, 3, 2), "bias": draw(3)}
fresh = lambda d: {k: v.detach().clone() for k, v in d.items()}
layer("convolution-valid", lambda x, w, b: F.conv2d(x, w, b, stride=(2, 1)), fresh(image))
# SAME as TensorFlow pads: rows 6 by 3 at stride 2 need 1 pixel (below), columns 5 by 2 at stride 2 need 1 (right).
layer("convolution-same-stride",
      lambda x, w, b: F.conv2d(F.pad(x, (0, 1, 0, 1)), w, b, stride=2), fresh(image))
# Dilated window 5x3 at stride 1 needs 4 rows (2 above) and 2 columns (1 left).
layer("convolution-same-dilated",
      lambda x, w, b: F.conv2d(F.pad(x, (1, 1, 2, 2)), w, b, dilation=2), fresh(image))

# Graft's depthwise kernel is [multiplier, in, h, w] with output channel in * multiplier + m;
# PyTorch's is [in * multiplier, 1, h, w] in the same order of outputs.
layer("depthwise",
      lambda x, w, b: F.conv2d(x, w.permute(1, 0, 2, 3).reshape(4, 1, 3, 2), b, groups=2),
      {"in": draw(2, 2, 6, 5), "kernel": draw(2, 2, 3, 2), "bias": draw(4)})

layer("max-pooling", lambda x: F.max_pool2d(x, (3, 2), (2, 1)), {"in": draw(2, 2, 6, 5)})
layer("max-pooling-same",
      lambda x: F.max_pool2d(F.pad(x, (0, 1, 0, 1), value=-float("inf")), (3, 2), 2),
      {"in": draw(2, 2, 6, 5)})
layer("average-pooling", lambda x: F.avg_pool2d(x, (3, 2), (2, 1)), {"in": draw(2, 2, 6, 5)})
layer("average-pooling-same",
      lambda x: F.avg_pool2d(x, 3, 1, padding=1, count_include_pad=False), {"in": draw(2, 2, 6, 5)})
layer("global-average-pooling", lambda x: x.mean((2, 3)), {"in": draw(2, 3, 4, 5)})
layer("global-max-pooling", lambda x: x.amax((2, 3)), {"in": draw(2, 3, 4, 5)})
layer("zero-padding", lambda x: F.pad(x, (3, 1, 2, 0)), {"in": draw(2, 2, 3, 2)})
layer("concatenate", lambda x, y: torch.cat([x, y], 1), {"in": draw(2, 2, 3, 2), "in2": draw(2, 1, 3, 2)})
layer("add", lambda x, y: x + y, {"in": draw(2, 4), "in2": draw(2, 4)})

for name, shape in (("features", (5, 3)), ("channels", (2, 3, 4, 5))):
    layer(f"batch-normalization-{name}",
          lambda x, g, b: F.batch_norm(x, None, None, g, b, training=True, eps=0.001),
          {"in": draw(*shape), "gamma": draw(3), "beta": draw(3)})
    mean, variance = draw(3), draw(3).abs()
    show(f"batch-normalization-{name}-inference/mean", mean)
    show(f"batch-normalization-{name}-inference/variance", variance)
    layer(f"batch-normalization-{name}-inference",
          lambda x, g, b: F.batch_norm(x, mean, variance, g, b, training=False, eps=0.001),
          {"in": draw(*shape), "gamma": draw(3), "beta": draw(3)})

points = torch.tensor([-7.5, -3.0, -2.4, -1.0, -0.25, 0.25, 0.5, 1.0, 2.4, 3.0, 5.0, 7.5]).reshape(2, 6)
for name, function in {
    "linear": lambda x: x * 1,
    "relu": F.relu,
    "relu6": F.relu6,
    "leaky-relu": lambda x: F.leaky_relu(x, 0.01),
    "elu": F.elu,
    "selu": F.selu,
    "sigmoid": torch.sigmoid,
    "hard-sigmoid": lambda x: torch.clamp(0.2 * x + 0.5, 0, 1),
    "tanh": torch.tanh,
    "softplus": lambda x: F.softplus(x, threshold=1000),
    "softsign": F.softsign,
    "swish": F.silu,
    "gelu": F.gelu,
    "softmax": lambda x: F.softmax(x, 1),
}.items():
    layer(f"activation-{name}", function, {"in": points.clone()})
layer("activation-softmax-channels", lambda x: F.softmax(x, 1), {"in": draw(2, 3, 2, 2)})

STEPS = 5
for name, make in {
    "sgd": lambda p: torch.optim.SGD(p, 0.1),
    "momentum": lambda p: torch.optim.SGD(p, 0.1, momentum=0.9),
    "nesterov": lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, nesterov=True),
    "adam": lambda p: torch.optim.Adam(p, 0.1, (0.8, 0.95), 0),
    "adamw": lambda p: torch.optim.AdamW(p, 0.1, (0.8, 0.95), 0, 0.05),
    "adadelta": lambda p: torch.optim.Adadelta(p, 0.5, 0.9, 1e-7),
    "adagrad": lambda p: torch.optim.Adagrad(p, 0.1, initial_accumulator_value=0.1, eps=0),
    "rmsprop": lambda p: torch.optim.RMSprop(p, 0.1, 0.9, 0),
}.items():
    w = draw(4).requires_grad_()
    optimizer = make([w])
    show(f"optimizer-{name}/start", w)
    for step in range(STEPS):
        w.grad = draw(4)
        show(f"optimizer-{name}/gradient-{step + 1}", w.grad)
        optimizer.step()
        show(f"optimizer-{name}/weights-{step + 1}", w)

# A whole training: convolution, pooling, two dense layers; balanced class weights by hand, l2 penalty on kernels,
# nesterov, rates of a schedule, batches in a given order, the last one smaller.
n, classes, batch, epochs = 11, 3, 4, 2
x, labels = draw(n, 2, 6, 5), torch.tensor([0, 1, 2, 0, 1, 2, 0, 1, 0, 0, 0])
weights = (n / classes / torch.bincount(labels).double()).float().double()
parameters = {"convolution_1/kernel": draw(3, 2, 3, 2) * 0.5, "convolution_1/bias": draw(3),
              "dense_1/kernel": draw(18, 3) * 0.5, "dense_1/bias": draw(3)}
parameters = {k: v.float().double().requires_grad_() for k, v in parameters.items()}
show("training/inputs", x)
for key, p in parameters.items():
    show(f"training/{key}", p)


def logits(rows):
    p = list(parameters.values())
    h = torch.tanh(F.conv2d(F.pad(rows, (0, 1, 1, 1)), p[0], p[1]))
    return F.max_pool2d(h, 2).flatten(1) @ p[2] + p[3]


optimizer = torch.optim.SGD(parameters.values(), 0.05)
step = 0
for epoch in range(epochs):
    order = torch.randperm(n)
    show(f"training/order-{epoch}", order)
    total = 0.0
    for start in range(0, n, batch):
        rows = order[start:start + batch]
        for group in optimizer.param_groups:
            group["lr"] = 0.05 * 0.5 ** (step / 3)
        each = F.cross_entropy(logits(x[rows]), labels[rows], reduction="none")
        loss = (weights[labels[rows]] * each).sum() / len(rows)
        loss = loss + 0.01 * sum((p ** 2).sum() for k, p in parameters.items() if k.endswith("kernel"))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += each.sum().item()
        step += 1
    show(f"training/loss-{epoch}", torch.tensor([total / n]))
    with torch.no_grad():
        show(f"training/watched-{epoch}", F.cross_entropy(logits(x), labels).reshape(1))

layer("multiply", lambda x, y: x * y, {"in": draw(2, 3, 1, 1), "in2": draw(2, 3, 2, 2)})

# What came later stands below, so that the numbers above stay as they are.
for name, function in {
    "hard-sigmoid-6": lambda x: F.relu6(x + 3) / 6,  # F.hardsigmoid's gradient has a sixth in float32
    "hard-swish": F.hardswish,
    "gelu-tanh": lambda x: F.gelu(x, approximate="tanh"),
    "quick-gelu": lambda x: x * torch.sigmoid(1.702 * x),
}.items():
    layer(f"activation-{name}", function, {"in": points.detach().clone()})

layer("convolution-grouped", lambda x, w, b: F.conv2d(F.pad(x, (2, 1, 1, 0)), w, b, stride=2, groups=2),
      {"in": draw(2, 4, 6, 5), "kernel": draw(6, 2, 3, 2), "bias": draw(6)})
layer("depthwise-dilated",
      lambda x, w, b: F.conv2d(x, w.permute(1, 0, 2, 3).reshape(4, 1, 3, 2), b, groups=2, dilation=2, padding=1),
      {"in": draw(2, 2, 6, 5), "kernel": draw(2, 2, 3, 2), "bias": draw(4)})
layer("max-pooling-border", lambda x: F.max_pool2d(x, (3, 2), 2, padding=1), {"in": draw(2, 2, 6, 5)})
layer("max-pooling-ceil", lambda x: F.max_pool2d(x, (3, 2), 2, ceil_mode=True), {"in": draw(2, 2, 6, 5)})
layer("average-pooling-border", lambda x: F.avg_pool2d(x, (2, 3), 2, padding=1, count_include_pad=False),
      {"in": draw(2, 2, 6, 5)})
layer("average-pooling-counted", lambda x: F.avg_pool2d(x, (2, 3), 2, padding=1, ceil_mode=True),
      {"in": draw(2, 2, 6, 5)})
layer("dense-tokens", lambda x, w, b: x @ w + b, {"in": draw(2, 5, 4), "kernel": draw(4, 3), "bias": draw(3)})
layer("softmax-tokens", lambda x: F.softmax(x, -1), {"in": draw(2, 5, 4)})

affine = lambda n: {"gamma": draw(n), "beta": draw(n)}
layer("layer-normalization-vector", lambda x, g, b: F.layer_norm(x, (4,), g, b, 1e-3), {"in": draw(3, 4), **affine(4)})
layer("layer-normalization-tokens", lambda x, g, b: F.layer_norm(x, (4,), g, b, 1e-3),
      {"in": draw(2, 5, 4), **affine(4)})
layer("layer-normalization-image",
      lambda x, g, b: F.layer_norm(x.permute(0, 2, 3, 1), (4,), g, b, 1e-3).permute(0, 3, 1, 2),
      {"in": draw(2, 4, 3, 2), **affine(4)})
layer("group-normalization", lambda x, g, b: F.group_norm(x, 2, g, b, 1e-3), {"in": draw(2, 4, 3, 2), **affine(4)})


def response(x, g, b):
    # https://github.com/facebookresearch/ConvNeXt-V2 has this on channels last.
    norm = torch.linalg.vector_norm(x, dim=(2, 3), keepdim=True)
    return g.view(1, -1, 1, 1) * (x * norm / (norm.mean(1, keepdim=True) + 1e-3)) + b.view(1, -1, 1, 1) + x


layer("global-response-normalization", response, {"in": draw(2, 4, 3, 2), **affine(4)})
layer("local-response-normalization", lambda x: F.local_response_norm(x, 3, 0.5, 0.75, 2.0), {"in": draw(2, 5, 3, 2)})
layer("local-response-normalization-even", lambda x: F.local_response_norm(x, 4, 0.5, 0.75, 1.0),
      {"in": draw(2, 5, 3, 2)})
layer("l2-normalization", lambda x: F.normalize(x, dim=-1), {"in": draw(2, 3, 4)})

layer("slice", lambda x: x[:, 1:3] * 1, {"in": draw(2, 4, 3, 2)})
layer("channel-padding", lambda x: F.pad(x, (0, 0, 0, 0, 1, 2)), {"in": draw(2, 2, 3, 2)})
layer("channel-shuffle", lambda x: x.view(2, 2, 3, 3, 2).transpose(1, 2).reshape(2, 6, 3, 2), {"in": draw(2, 6, 3, 2)})
layer("layer-scale", lambda x, s: x * s, {"in": draw(2, 5, 4), "scale": draw(4)})
layer("layer-scale-image", lambda x, s: x * s.view(-1, 1, 1), {"in": draw(2, 4, 3, 2), "scale": draw(4)})
layer("prelu", lambda x, s: F.prelu(x, s), {"in": draw(2, 4, 3, 2), "slope": draw(4)})
layer("prelu-shared", lambda x, s: F.prelu(x, s), {"in": draw(2, 4), "slope": draw(1)})
layer("adaptive-average-pooling", lambda x: F.adaptive_avg_pool2d(x, (4, 2)), {"in": draw(2, 2, 6, 5)})
layer("adaptive-average-pooling-larger", lambda x: F.adaptive_avg_pool2d(x, (3, 7)), {"in": draw(2, 2, 2, 5)})
layer("upsampling-nearest", lambda x: F.interpolate(x, scale_factor=(2, 3)), {"in": draw(2, 2, 3, 2)})
layer("upsampling-bilinear", lambda x: F.interpolate(x, scale_factor=(2, 3), mode="bilinear"), {"in": draw(2, 2, 3, 2)})
layer("cropping", lambda x: x[:, :, 1:4, 0:3] * 1, {"in": draw(2, 2, 6, 5)})
# torchvision.models.swin_transformer._patch_merging_pad, before its linear layer
layer("space-to-depth",
      lambda x: torch.cat([x[:, :, 0::2, 0::2], x[:, :, 1::2, 0::2], x[:, :, 0::2, 1::2], x[:, :, 1::2, 1::2]], 1),
      {"in": draw(2, 2, 4, 6)})

layer("to-tokens", lambda x: x.flatten(2).transpose(1, 2), {"in": draw(2, 3, 4, 2)})
layer("to-image", lambda x: x.transpose(1, 2).reshape(2, 3, 4, 2), {"in": draw(2, 8, 3)})
layer("learned-tokens", lambda x, t: torch.cat([x[:, :1], t.expand(2, -1, -1), x[:, 1:]], 1),
      {"in": draw(2, 3, 4), "tokens": draw(2, 4)})
layer("position-embedding", lambda x, p: x + p, {"in": draw(2, 3, 4), "positions": draw(3, 4)})
layer("token-mean", lambda x: x.mean(1), {"in": draw(2, 3, 4)})


def attention(x, heads):
    q, k, v = x.view(*x.shape[:2], 3, heads, -1).permute(2, 0, 3, 1, 4)
    weights = F.softmax(q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5, -1)
    return (weights @ v).transpose(1, 2).flatten(2)


layer("attention", lambda x: attention(x, 2), {"in": draw(2, 5, 18)})

def windowed(x, bias, scores, heads=2, grid=(4, 6), window=(2, 3), shift=(0, 0), spread=False):
    """bias: [lines, heads]; scores: of queries and keys [2, windows, heads, tokens, features]."""
    (h, w), (wh, ww) = grid, window
    x = torch.roll(x.view(2, h, w, -1), (-shift[0], -shift[1]), (1, 2))
    if spread:
        x = x.view(2, wh, h // wh, ww, w // ww, -1).permute(0, 2, 4, 1, 3, 5)
    else:
        x = x.view(2, h // wh, wh, w // ww, ww, -1).permute(0, 1, 3, 2, 4, 5)
    q, k, v = x.reshape(2, -1, wh * ww, 3, heads, x.shape[-1] // 3 // heads).permute(3, 0, 1, 4, 2, 5)
    y, z = (a.flatten() for a in torch.meshgrid(torch.arange(wh), torch.arange(ww), indexing="ij"))
    line = (y[:, None] - y + wh - 1) * (2 * ww - 1) + z[:, None] - z + ww - 1
    region = torch.zeros(h, w)
    if shift[0]:
        region[h - shift[0]:] += 1
    if shift[1]:
        region[:, w - shift[1]:] += 2
    region = region.view(h // wh, wh, w // ww, ww).permute(0, 2, 1, 3).reshape(-1, wh * ww)
    unseen = (region[:, :, None] != region[:, None])[None, :, None]
    weights = F.softmax((scores(q, k) + bias[line].permute(2, 0, 1)).masked_fill(unseen, -torch.inf), -1)
    out = (weights @ v).transpose(2, 3).reshape(2, h // wh, w // ww, wh, ww, -1)
    if spread:
        out = (weights @ v).transpose(2, 3).reshape(2, h // wh, w // ww, wh, ww, -1).permute(0, 3, 1, 4, 2, 5)
    else:
        out = out.permute(0, 1, 3, 2, 4, 5)
    return torch.roll(out.reshape(2, h, w, -1), shift, (1, 2)).flatten(1, 2)


for name, options, factor in (("", {}, 2 ** -0.5), ("-shifted", {"shift": (1, 2)}, 2 ** -0.5),
                              ("-spread", {"spread": True}, 0.25)):
    layer(f"window-attention{name}",
          lambda x, b: windowed(x, b, lambda q, k: factor * q @ k.transpose(-2, -1), **options),
          {"in": draw(2, 24, 12), "relative-bias": draw(15, 2)})


def cosine(x, qb, vb, scale, k1, b1, k2):
    # torchvision.models.swin_transformer.ShiftedWindowAttentionV2, without its linear layers
    rows, columns = torch.meshgrid(torch.arange(-1, 2) * 8.0, torch.arange(-2, 3) / 2 * 8.0, indexing="ij")
    places = torch.stack([rows, columns], -1).view(-1, 2)
    places = torch.sign(places) * torch.log2(places.abs() + 1) / 3
    bias = 16 * torch.sigmoid(F.relu(places @ k1 + b1) @ k2)
    factor = torch.clamp(scale, max=math.log(100)).exp().view(2, 1, 1)
    return windowed(x + torch.cat([qb, torch.zeros_like(qb), vb]), bias,
                    lambda q, k: F.normalize(q, dim=-1) @ F.normalize(k, dim=-1).transpose(-2, -1) * factor,
                    shift=(1, 1))


layer("cosine-window-attention", cosine,
      {"in": draw(2, 24, 12), "query-bias": draw(4), "value-bias": draw(4), "scale": torch.tensor([1.0, 5.0]),
       "position-kernel": draw(2, 3), "position-bias": draw(3), "position-output-kernel": draw(3, 2)})
