"""Prints what small files of Keras's several kinds compute, apart from Keras and Graft.

    /usr/bin/python3 kinds.py > kinds.txt

Needs h5py and NumPy. The files hold random numbers under configurations as Keras 2 and 3 write them; arrays
lie where Keras 3's saving_lib puts them in .keras archives (counted-twice.keras: Keras 2.12's). Computed in double
precision, channels last, with kernels of Theano's rotated; the outputs are those of the file, before Graft
ends them in classes. One array a line: name, then its numbers, pixels channels first.
"""
import io
import json
import re
import zipfile

import h5py
import numpy as np

FILES = ["theano.h5", "keras3.h5", "keras3.keras", "several-outputs.h5", "sigmoid.h5", "logits.h5",
         "nested.keras", "sequential.keras", "counted-twice.keras", "today.keras"]
ACTIVATIONS = {
    "hard_sigmoid": lambda x: np.clip(x / 6 + 0.5, 0, 1),  # Keras 3's
    "hard_silu": lambda x: x * np.clip(x / 6 + 0.5, 0, 1),
    "linear": lambda x: x,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "softmax": lambda x: np.exp(x - x.max(-1, keepdims=True)) / np.exp(x - x.max(-1, keepdims=True)).sum(-1, keepdims=True),
}


def snake(name):
    """Keras's to_snake_case."""
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()


def is_model(layer):
    return layer["class_name"] in ("Sequential", "Model", "Functional")


def layers(config):
    return config["layers"] if isinstance(config, dict) else config


def numbered(config, group, into):
    """Arrays of saving_lib's groups by layer: alike layers count up, by twos where a file lists them twice."""
    name = "layers" if "layers" in group else "_layer_checkpoint_dependencies"
    step = 1 if name == "layers" else 2
    seen = {}
    for layer in layers(config):
        kind = snake(layer["class_name"])
        count = seen.get(kind, 0)
        seen[kind] = count + step
        own = group[name].get(kind if count == 0 else f"{kind}_{count}")
        if is_model(layer):
            numbered(layer["config"], own, into)
        elif own is not None and "vars" in own:
            into[layer["config"]["name"]] = [np.array(own["vars"][str(i)], "float64") for i in range(len(own["vars"]))]


def named(weights, into):
    for layer, group in weights.items():
        names = [n if isinstance(n, str) else n.decode() for n in group.attrs.get("weight_names", [])]
        if names:
            into[layer] = [np.array(group[n], "float64") for n in names]


def windows(x, kernel, padding, apart=1):
    height, width = ((n - 1) * apart + 1 for n in kernel)
    if padding == "same":
        x = np.pad(x, ((0, 0), ((height - 1) // 2, height // 2), ((width - 1) // 2, width // 2), (0, 0)))
    rows, columns = x.shape[1] - height + 1, x.shape[2] - width + 1
    return np.stack([x[:, i:i + rows, j:j + columns] for i in range(0, height, apart) for j in range(0, width, apart)], 3)


def normalized(x, axes, arrays, epsilon):
    gamma, beta = arrays
    mean, variance = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)
    return (x - mean) / np.sqrt(variance + epsilon), gamma, beta


def stretched(x, factor, axis):
    """Linear between the centres of pixels, edges repeated."""
    n = x.shape[axis]
    at = np.clip((np.arange(n * factor) + 0.5) / factor - 0.5, 0, n - 1)
    low = np.floor(at).astype(int)
    high = np.minimum(low + 1, n - 1)
    part = (at - low).reshape([-1 if a == axis else 1 for a in range(x.ndim)])
    return x.take(low, axis) * (1 - part) + x.take(high, axis) * part


def layer(kind, config, arrays, inputs, rotated):
    x = inputs[0]
    if kind == "Conv2D":
        kernel = arrays[0][::-1, ::-1] if rotated else arrays[0]
        groups = config.get("groups", 1)
        parts = []
        for x, kernel in zip(np.split(x, groups, -1), np.split(kernel, groups, -1)):
            seen = windows(x, kernel.shape[:2], config["padding"])
            parts.append(np.einsum("nhwkc,kcf->nhwf", seen, kernel.reshape(-1, *kernel.shape[2:])))
        x = np.concatenate(parts, -1) + arrays[1]
    elif kind == "DepthwiseConv2D":
        kernel = arrays[0][..., 0]
        seen = windows(x, kernel.shape[:2], config["padding"], config.get("dilation_rate", [1])[0])
        x = np.einsum("nhwkc,kc->nhwc", seen, kernel.reshape(-1, kernel.shape[2])) + (arrays[1] if len(arrays) > 1 else 0)
    elif kind == "BatchNormalization":
        gamma = arrays.pop(0) if config["scale"] else 1
        beta, mean, variance = arrays
        return (x - mean) / np.sqrt(variance + config["epsilon"]) * gamma + beta
    elif kind == "LayerNormalization":
        x, gamma, beta = normalized(x, -1, arrays, config["epsilon"])
        return x * gamma + beta
    elif kind == "GroupNormalization":
        grouped = x.reshape(*x.shape[:3], config["groups"], -1)
        y, gamma, beta = normalized(grouped, (1, 2, 4), arrays, config["epsilon"])
        return y.reshape(x.shape) * gamma + beta
    elif kind == "PReLU":
        return np.where(x > 0, x, arrays[0] * x)
    elif kind == "UpSampling2D":
        if config["interpolation"] == "nearest":
            return x.repeat(config["size"][0], 1).repeat(config["size"][1], 2)
        return stretched(stretched(x, config["size"][0], 1), config["size"][1], 2)
    elif kind == "Cropping2D":
        (top, bottom), (left, right) = config["cropping"]
        return x[:, top:x.shape[1] - bottom, left:x.shape[2] - right]
    elif kind == "Reshape":
        return x.reshape(len(x), *config["target_shape"])
    elif kind == "Add":
        return inputs[0] + inputs[1]
    elif kind == "GlobalAveragePooling2D":
        return x.mean((1, 2))
    elif kind == "Dense":
        x = x @ arrays[0] + (arrays[1] if len(arrays) > 1 else 0)
    elif kind not in ("Activation", "Dropout"):
        raise ValueError(kind)
    function = config.get("activation", "linear")
    return ACTIVATIONS[function if isinstance(function, str) else function["config"]](x)


def reads(call, found):
    if isinstance(call, list) and len(call) >= 3 and isinstance(call[0], str):
        found.append(call[0])
    elif isinstance(call, list):
        for part in call:
            reads(part, found)
    elif isinstance(call, dict):
        if "keras_history" in call:
            found.append(call["keras_history"][0])
        else:
            for part in (call.get("args", []), call.get("config", {})):
                if part:
                    reads(part, found)
    return found


def run(kind, config, weights, x, rotated, outputs):
    last = x
    for one in layers(config):
        name = one["config"].get("name", one.get("name"))
        inputs = [last] if kind == "Sequential" else [outputs[i] for i in reads(one["inbound_nodes"], [])]
        if one["class_name"] == "InputLayer":
            last = x
        elif is_model(one):
            last = run(one["class_name"], one["config"], weights, inputs[0], rotated, outputs)
        else:
            last = layer(one["class_name"], one["config"], list(weights.get(name, [])), inputs, rotated)
        outputs[name] = last
    return last


def main():
    x = np.random.RandomState(7).rand(2, 8, 8, 3)
    x = np.round(x, 4)
    print("in", *(f"{v:.4f}" for v in x.transpose(0, 3, 1, 2).ravel()))
    for file in FILES:
        weights, outputs = {}, {}
        if file.endswith(".keras"):
            with zipfile.ZipFile(file) as archive:
                model = json.loads(archive.read("config.json"))
                numbered(model["config"], h5py.File(io.BytesIO(archive.read("model.weights.h5"))), weights)
            rotated = False
        else:
            hdf5 = h5py.File(file)
            text = hdf5.attrs["model_config"]
            model = json.loads(text if isinstance(text, str) else text.decode())
            named(hdf5["model_weights"], weights)
            rotated = hdf5.attrs["backend"] in ("theano", b"theano")
        last = run(model["class_name"], model["config"], weights, x, rotated, outputs)
        ends = model["config"].get("output_layers", []) if isinstance(model["config"], dict) else []
        for name in reads(ends, []) or ["last"]:
            print(f"{file}/{name}", *(f"{v:.7g}" for v in outputs.get(name, last).ravel()))


main()
