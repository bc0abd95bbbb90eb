"""Makes what KerasFile's tests compare with, apart from Keras, DL4J and Graft.

    /usr/bin/python3 reference.py layers                 # every-layer.h5, sequential.h5, nested.h5, layers.txt
    /usr/bin/python3 reference.py squeezenet DATA        # squeezenet.txt, with weights and pictures in DATA

Needs h5py 3.7, PyTorch 1.13 and Pillow. The three small files hold random numbers under configurations as
Keras 2 writes them. PyTorch computes in double precision on channels first; arrays are Keras's,
channels last. One array a line: name, then its numbers.
"""
import gzip
import json
import sys

import h5py
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image


def same(x, kernel, stride, value=0.0):
    """TensorFlow's SAME: an odd pixel lies behind."""
    pads = []
    for size, k, s in ((x.shape[3], kernel[1], stride[1]), (x.shape[2], kernel[0], stride[0])):
        total = max(0, (-(-size // s) - 1) * s + k - size)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads, value=value)


def tensor(array):
    return torch.from_numpy(np.asarray(array, dtype=np.float64))


def conv(x, kernel, bias=None, stride=(1, 1), padding="valid", dilation=(1, 1), groups=1):
    kernel = tensor(kernel).permute(3, 2, 0, 1)
    if padding == "same":
        reach = [(kernel.shape[2 + a] - 1) * dilation[a] + 1 for a in (0, 1)]
        x = same(x, reach, stride)
    bias = None if bias is None else tensor(bias)
    return F.conv2d(x, kernel, bias, stride, dilation=dilation, groups=groups)


def depthwise(x, kernel, bias=None, stride=(1, 1), padding="valid"):
    """Keras: [h, w, in, multiplier]; output channel = in * multiplier + m."""
    h, w, c, m = kernel.shape
    if padding == "same":
        x = same(x, (h, w), stride)
    kernel = tensor(kernel).permute(2, 3, 0, 1).reshape(c * m, 1, h, w)
    return F.conv2d(x, kernel, None if bias is None else tensor(bias), stride, groups=c)


def normalise(x, gamma, beta, mean, variance, epsilon):
    shape = (1, -1) + (1,) * (x.dim() - 2)
    at = lambda a: tensor(a).reshape(shape)
    return (x - at(mean)) / torch.sqrt(at(variance) + epsilon) * at(gamma) + at(beta)


def flatten(x):
    return x.permute(0, 2, 3, 1).reshape(x.shape[0], -1)


def show(out, name, values):
    print(name, *(f"{v:.8g}" for v in values.reshape(-1).tolist()), file=out)


# --- small networks -------------------------------------------------------------------------

rng = np.random.default_rng(5)


def draw(*shape, low=-0.6, high=0.6):
    return rng.uniform(low, high, shape).astype(np.float32)


def save(path, model, weights):
    with h5py.File(path, "w") as h:
        h.attrs["keras_version"] = np.bytes_("2.15.0")
        h.attrs["backend"] = np.bytes_("tensorflow")
        h.attrs["model_config"] = json.dumps(model).encode()
        group = h.create_group("model_weights")
        config = model["config"]
        layers = config["layers"] if isinstance(config, dict) else config
        names = [l["config"]["name"] for l in layers]
        group.attrs["layer_names"] = [n.encode() for n in names]
        for name in names:
            arrays = weights.get(name, {})
            g = group.create_group(name)
            g.attrs["weight_names"] = [f"{name}/{k}:0".encode() for k in arrays]
            for k, v in arrays.items():
                g.create_dataset(f"{name}/{k}:0", data=v)


def save_within(path, outer, arrays):
    """Adds a nested model's arrays, whose names begin with those of its own layers."""
    with h5py.File(path, "a") as h:
        g = h["model_weights"][outer]
        g.attrs["weight_names"] = [f"{k}:0".encode() for k in arrays]
        for k, v in arrays.items():
            g.create_dataset(f"{k}:0", data=v)


def layer(kind, name, inputs, **config):
    config["name"] = name
    inbound = [[[i, 0, 0, {}] for i in inputs]] if inputs else []
    return {"class_name": kind, "name": name, "config": config, "inbound_nodes": inbound}


def every_layer():
    w = {
        "conv": {"kernel": draw(3, 2, 3, 4), "bias": draw(4)},
        "norm": {"gamma": draw(4), "beta": draw(4), "moving_mean": draw(4),
                 "moving_variance": draw(4, low=0.5, high=2)},
        "depth": {"depthwise_kernel": draw(3, 3, 4, 2), "bias": draw(8)},
        "separable": {"depthwise_kernel": draw(2, 3, 8, 1), "pointwise_kernel": draw(1, 1, 8, 5),
                      "bias": draw(5)},
        "dilated": {"kernel": draw(2, 2, 8, 5)},
        "flat_norm": {"beta": draw(60), "moving_mean": draw(60),
                      "moving_variance": draw(60, low=0.5, high=2)},
        "hidden": {"kernel": draw(73, 6), "bias": draw(6)},
        "top": {"kernel": draw(6, 3), "bias": draw(3)},
    }
    layers = [
        layer("InputLayer", "image", [], batch_input_shape=[None, 9, 7, 3], dtype="float32"),
        layer("Rescaling", "rescale", ["image"], scale=1 / 127.5, offset=-1.0),
        layer("Conv2D", "conv", ["rescale"], filters=4, kernel_size=[3, 2], strides=[2, 1],
              padding="same", dilation_rate=[1, 1], groups=1, activation="relu", use_bias=True),
        layer("BatchNormalization", "norm", ["conv"], axis=[3], momentum=0.9, epsilon=0.002,
              center=True, scale=True),
        layer("DepthwiseConv2D", "depth", ["norm"], kernel_size=[3, 3], strides=[1, 1],
              padding="same", depth_multiplier=2, dilation_rate=[1, 1], use_bias=True),
        layer("Activation", "six", ["depth"], activation="relu6"),
        layer("SeparableConv2D", "separable", ["six"], filters=5, kernel_size=[2, 3],
              strides=[1, 1], padding="valid", depth_multiplier=1, dilation_rate=[1, 1],
              activation="elu", use_bias=True),
        layer("ZeroPadding2D", "pad", ["separable"], padding=[[1, 0], [0, 2]]),
        layer("Conv2D", "dilated", ["six"], filters=5, kernel_size=[2, 2], strides=[1, 1],
              padding="same", dilation_rate=[2, 2], activation="tanh", use_bias=False),
        layer("Add", "sum", ["pad", "dilated"]),
        layer("LeakyReLU", "leaky", ["sum"], alpha=0.20000000298023224),
        layer("MaxPooling2D", "largest", ["leaky"], pool_size=[2, 2], strides=[2, 2],
              padding="same"),
        layer("AveragePooling2D", "average", ["largest"], pool_size=[2, 2], strides=[1, 1],
              padding="same"),
        layer("Flatten", "flat", ["average"]),
        layer("BatchNormalization", "flat_norm", ["flat"], axis=[1], momentum=0.9, epsilon=0.001,
              center=True, scale=False),
        layer("GlobalMaxPooling2D", "peak", ["six"]),
        layer("GlobalAveragePooling2D", "mean", ["leaky"]),
        layer("Concatenate", "both", ["peak", "flat_norm", "mean"], axis=-1),
        layer("Dropout", "drop", ["both"], rate=0.5, noise_shape=None),
        layer("Dense", "hidden", ["drop"], units=6, activation="sigmoid", use_bias=True),
        layer("ReLU", "relu", ["hidden"], max_value=None, negative_slope=0.0, threshold=0.0),
        layer("Dense", "top", ["relu"], units=3, activation="linear", use_bias=True),
        layer("Softmax", "prob", ["top"], axis=-1),
    ]
    model = {"class_name": "Functional", "config": {
        "name": "every_layer", "layers": layers,
        "input_layers": [["image", 0, 0]], "output_layers": [["prob", 0, 0]]}}
    save("every-layer.h5", model, w)

    x = tensor(rng.integers(0, 256, (2, 3, 9, 7)))
    n = w["norm"]
    conv1 = F.relu(conv(x / 127.5 - 1, **w["conv"], stride=(2, 1), padding="same"))
    norm = normalise(conv1, n["gamma"], n["beta"], n["moving_mean"], n["moving_variance"], 0.002)
    d = w["depth"]
    six = F.relu6(depthwise(norm, d["depthwise_kernel"], d["bias"], padding="same"))
    s = w["separable"]
    separable = F.elu(conv(depthwise(six, s["depthwise_kernel"]), s["pointwise_kernel"], s["bias"]))
    pad = F.pad(separable, (0, 2, 1, 0))
    dilated = torch.tanh(conv(six, w["dilated"]["kernel"], padding="same", dilation=(2, 2)))
    leaky = F.leaky_relu(pad + dilated, 0.2)
    largest = F.max_pool2d(same(leaky, (2, 2), (2, 2), -1e9), 2, 2)
    ones = F.avg_pool2d(same(torch.ones_like(largest), (2, 2), (1, 1)), 2, 1)
    average = F.avg_pool2d(same(largest, (2, 2), (1, 1)), 2, 1) / ones
    f = w["flat_norm"]
    flat = normalise(flatten(average), np.ones(60), f["beta"], f["moving_mean"],
                     f["moving_variance"], 0.001)
    both = torch.cat([six.amax((2, 3)), flat, leaky.mean((2, 3))], 1)
    hidden = torch.sigmoid(both @ tensor(w["hidden"]["kernel"]) + tensor(w["hidden"]["bias"]))
    top = F.relu(hidden) @ tensor(w["top"]["kernel"]) + tensor(w["top"]["bias"])
    return x, {"norm": norm, "six": six, "leaky": leaky, "average": average, "hidden": hidden,
               "prob": F.softmax(top, 1)}


def sequential():
    w = {
        "statistics": {"mean": draw(2), "variance": draw(2, low=0.5, high=2),
                       "count": np.int64(100)},
        "conv2d_1": {"kernel": draw(2, 3, 2, 3), "bias": draw(3)},
        "dense_1": {"kernel": draw(45, 4), "bias": draw(4)},
    }
    layers = [
        layer("Normalization", "statistics", [], batch_input_shape=[None, 4, 7, 2], axis=[-1]),
        layer("Conv2D", "conv2d_1", [], filters=3, kernel_size=[2, 3], strides=[1, 1],
              padding="valid", data_format="channels_last", activation="swish"),
        layer("Flatten", "flatten_1", [], data_format="channels_last"),
        layer("Dense", "dense_1", [], units=4, activation="softmax"),
    ]
    for l in layers:
        del l["name"], l["inbound_nodes"]
    save("sequential.h5", {"class_name": "Sequential", "config": {"name": "s", "layers": layers}}, w)
    x = tensor(rng.integers(0, 3, (2, 2, 4, 7)))
    s = w["statistics"]
    at = lambda a: tensor(a).reshape(1, -1, 1, 1)
    c = conv((x - at(s["mean"])) / torch.sqrt(at(s["variance"])), **w["conv2d_1"])
    f = flatten(c * torch.sigmoid(c))
    top = f @ tensor(w["dense_1"]["kernel"]) + tensor(w["dense_1"]["bias"])
    return x, {"conv2d_1": c * torch.sigmoid(c), "dense_1": F.softmax(top, 1)}


def nested():
    """A model on top of another, whose channels are weighed, behind one that only augments."""
    w = {
        "stem/kernel": draw(3, 3, 3, 4), "stem/bias": draw(4),
        "squeeze/kernel": draw(1, 1, 4, 2), "squeeze/bias": draw(2),
        "conv2d/kernel": draw(1, 1, 2, 4), "conv2d/bias": draw(4),
    }
    top = {"conv2d": {"kernel": draw(1, 1, 4, 3), "bias": draw(3)}}
    base = {"name": "base", "layers": [
        layer("InputLayer", "input_1", [], batch_input_shape=[None, 8, 6, 3], dtype="float32"),
        layer("Conv2D", "stem", ["input_1"], filters=4, kernel_size=[3, 3], strides=[2, 2],
              padding="same", activation="swish"),
        layer("GlobalAveragePooling2D", "mean", ["stem"]),
        layer("Reshape", "image", ["mean"], target_shape=[1, 1, 4]),
        layer("Conv2D", "squeeze", ["image"], filters=2, kernel_size=[1, 1], activation="relu"),
        layer("Conv2D", "conv2d", ["squeeze"], filters=4, kernel_size=[1, 1],
              activation="sigmoid"),
        layer("Multiply", "excite", ["stem", "conv2d"]),
        layer("Dropout", "depth", ["excite"], rate=0.2, noise_shape=[None, 1, 1, 1]),
    ], "input_layers": [["input_1", 0, 0]], "output_layers": [["depth", 0, 0]]}
    augment = layer("Sequential", "augment", ["input_1"], layers=[
        {"class_name": "RandomFlip", "config": {"name": "flip", "mode": "horizontal"}}])
    inner = {"class_name": "Functional", "name": "base", "config": base,
             "inbound_nodes": [[["rescale", 0, 0, {"training": False}]]]}
    layers = [
        layer("InputLayer", "input_1", [], batch_input_shape=[None, 8, 6, 3], dtype="float32"),
        augment,
        layer("Rescaling", "rescale", ["augment"], scale=1 / 255, offset=0.0),
        inner,
        layer("GlobalAveragePooling2D", "pool", ["base"], keepdims=True),
        layer("Conv2D", "conv2d", ["pool"], filters=3, kernel_size=[1, 1], padding="same"),
        layer("Reshape", "vector", ["conv2d"], target_shape=[-1]),
        layer("Activation", "prob", ["vector"], activation="softmax"),
    ]
    model = {"class_name": "Functional", "config": {
        "name": "nested", "layers": layers,
        "input_layers": [["input_1", 0, 0]], "output_layers": [["prob", 0, 0]]}}
    save("nested.h5", model, top)
    save_within("nested.h5", "base", w)

    x = tensor(rng.integers(0, 256, (2, 3, 8, 6)))
    one = lambda v, arrays, name: conv(v, arrays[name + "/kernel"], arrays[name + "/bias"])
    stem = F.silu(conv(x / 255, w["stem/kernel"], w["stem/bias"], (2, 2), "same"))
    weights = torch.sigmoid(one(F.relu(one(stem.mean((2, 3), True), w, "squeeze")), w, "conv2d"))
    excite = stem * weights
    scores = conv(excite.mean((2, 3), True), **top["conv2d"]).flatten(1)
    return x, {"stem": stem, "base/conv2d": weights, "excite": excite, "prob": F.softmax(scores, 1)}


# --- SqueezeNet -----------------------------------------------------------------------------


def pictures(data):
    """Two photographs twice and an MNIST digit, in grey, eight times as large, black behind."""
    photos = []
    for file in ("3/IMG_1121.JPG", "7/IMG_1125.JPG"):
        with Image.open(data + "/sign-language-digits/Dataset/" + file) as image:
            photo = np.asarray(image.convert("RGB")).transpose(2, 0, 1)
        photos.append(np.pad(photo.repeat(2, 1).repeat(2, 2), ((0, 0), (0, 27), (0, 27))))
    with gzip.open(data + "/mnist/t10k-images-idx3-ubyte.gz") as f:
        digit = np.frombuffer(f.read()[16:16 + 784], np.uint8).reshape(28, 28)
    grey = np.pad(digit.repeat(8, 0).repeat(8, 1), ((0, 3), (0, 3)))
    return tensor(np.stack([*photos, np.stack([grey] * 3)]))


def squeezenet(path, x, means):
    """Runs a functional model of convolutions, pooling, padding and concatenation."""
    x = x.flip(1) - tensor(means).reshape(1, 3, 1, 1)
    values = {}
    with h5py.File(path) as h:
        model = json.loads(h.attrs["model_config"])
        for l in model["config"]["layers"]:
            name, kind, c = l["config"]["name"], l["class_name"], l["config"]
            inputs = [values[i[0]] for i in l["inbound_nodes"][0]] if l["inbound_nodes"] else [x]
            v = inputs[0]
            if kind == "Conv2D":
                g = h["model_weights"][name][name]
                v = conv(v, g["kernel:0"][()], g["bias:0"][()], c["strides"], c["padding"])
            elif kind == "Activation":
                v = F.relu(v) if c["activation"] == "relu" else F.softmax(v, 1)
            elif kind == "MaxPooling2D":
                v = F.max_pool2d(v, c["pool_size"], c["strides"])
            elif kind == "ZeroPadding2D":
                (t, b), (left, right) = c["padding"]
                v = F.pad(v, (left, right, t, b))
            elif kind == "Concatenate":
                v = torch.cat(inputs, 1)
            elif kind == "GlobalAveragePooling2D":
                v = v.mean((2, 3))
            elif kind != "InputLayer":
                raise ValueError(kind)
            values[name] = v
    return values


if sys.argv[1] == "layers":
    with open("layers.txt", "w") as out:
        for name, make in (("every-layer", every_layer), ("sequential", sequential),
                           ("nested", nested)):
            x, values = make()
            show(out, f"{name}/in", x)
            for tap, value in values.items():
                show(out, f"{name}/{tap}", value)
else:
    data = sys.argv[2]
    x = pictures(data)
    with open("squeezenet.txt", "w") as out:
        v = squeezenet(data + "/weights/squeezenet-v1.0/squeezenet_v1.0_imagenet_1000_keras2.h5",
                       x, (104, 117, 123))
        show(out, "v1.0/pool_final", v["pool_final"])
        show(out, "v1.0/prob", v["prob"])
        v = squeezenet(
            data + "/weights/squeezenet-v1.1-notop/squeezenet_v1.1_imagenet_notop_keras2.h5",
            x, (103.939, 116.779, 123.68))
        show(out, "v1.1/fire9_concat", v["fire9_concat"].reshape(3, -1)[:, ::997])
        show(out, "v1.1/output", v["fire9_concat"].mean((2, 3)))
