"""Prints what PyTorch calculates, for ReferenceTrainer's tests (pytorch.txt).

    /usr/bin/python3 pytorch.py > pytorch.txt        # written with PyTorch 1.13

One array a line: name, then its numbers, row-major, in double precision.
Layers: in, kernel, bias (and the like), up (gradient by the output), then what
PyTorch makes of them: out, d-in, d-kernel, d-bias. Optimisers: start, the
gradients of five steps, then the weights after each step. Definitions coincide
with Keras's only with epsilon 0 for adam, adamw, adagrad and rmsprop, which is
what is printed for those.
"""
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
    "hard-sigmoid-6": F.hardsigmoid,
    "hard-swish": F.hardswish,
    "gelu-tanh": lambda x: F.gelu(x, approximate="tanh"),
    "quick-gelu": lambda x: x * torch.sigmoid(1.702 * x),
}.items():
    layer(f"activation-{name}", function, {"in": points.detach().clone()})
