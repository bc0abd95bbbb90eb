"""Writes the checkpoints that tests read, and what PyTorch reads from them (expected.txt).

Needs PyTorch 1.6 or later (written with 1.13) and no other package; run it in this folder.
"""
import collections, json, os, pickle, struct
import torch

torch.manual_seed(5)
base = torch.arange(12, dtype=torch.float32) / 8 - 0.5
arrays = collections.OrderedDict(
    float32=torch.randn(3, 4),
    float64=torch.randn(2, 2, dtype=torch.float64),
    float16=torch.tensor([0.0, -0.0, 1.5, -2.25, 6e-8, 65504.0, float("inf"), 6.1e-5]).half(),
    bfloat16=torch.tensor([1.0, -3.140625, 1e30, 1e-40]).bfloat16(),
    int64=torch.tensor([1, -2, 3]),
    int32=torch.tensor([7, -8], dtype=torch.int32),
    int16=torch.tensor([300, -300], dtype=torch.int16),
    int8=torch.tensor([5, -6], dtype=torch.int8),
    uint8=torch.tensor([200, 7], dtype=torch.uint8),
    bool=torch.tensor([True, False, True]),
    scalar=torch.tensor(4.5),
    empty=torch.zeros(0, 3),
    transposed=base.view(3, 4).t(),
    permuted=torch.arange(24, dtype=torch.float32).view(2, 3, 4).permute(2, 0, 1),
    slice=base[3:7],
    stepped=base[1::3],
    expanded=torch.tensor([[1.0], [2.0]]).expand(2, 3),
    parameter=torch.nn.Parameter(torch.randn(2, 3)),
)
torch.save(arrays, "zip.pth")
torch.save(arrays, "protocol4.pth", pickle_protocol=4)
torch.save(arrays, "legacy.pth", _use_new_zipfile_serialization=False)

model = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.BatchNorm2d(2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
model(torch.randn(2, 1, 5, 5)).sum().backward()
optimizer.step()
state = {"state_dict": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": 3, "best": 0.5}
torch.save(state, "training.pth")
torch.save({"teacher": model.state_dict(), "student": model.state_dict()}, "two-parts.pth")
torch.save(state, "training-legacy.pth", _use_new_zipfile_serialization=False)
first, second = torch.nn.Linear(3, 3), torch.nn.Linear(3, 3)
second.weight = first.weight
torch.save(torch.nn.Sequential(first, torch.nn.ReLU(), second).state_dict(), "tied.pth")
torch.save(model, "module.pth")
torch.save(torch.randn(3), "one-tensor.pth")
torch.save({"a": torch.randn(3).to(torch.complex64)}, "complex.pth")
torch.jit.script(torch.nn.Linear(2, 2)).save("script.pt")


class Runs:
    def __reduce__(self):
        return os.system, ("touch graft-was-run",)


torch.save({"weight": torch.zeros(2), "extra": Runs()}, "malicious.pth")
torch.save({"weight": torch.zeros(2), "extra": Runs()}, "malicious-legacy.pth",
           _use_new_zipfile_serialization=False)

codes = {torch.float32: "F32", torch.float64: "F64", torch.float16: "F16", torch.bfloat16: "BF16",
         torch.int64: "I64", torch.int32: "I32", torch.int16: "I16", torch.int8: "I8",
         torch.uint8: "U8", torch.bool: "BOOL"}


def safetensors(name, tensors, metadata=None):
    header, data = {"__metadata__": metadata} if metadata else {}, b""
    for key, tensor in tensors.items():
        tensor = tensor.detach().contiguous()
        raw = tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor
        bytes_ = raw.numpy().tobytes()
        header[key] = {"dtype": codes[tensor.dtype], "shape": list(tensor.shape),
                       "data_offsets": [len(data), len(data) + len(bytes_)]}
        data += bytes_
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    open(name, "wb").write(struct.pack("<Q", len(text)) + text + data)


safetensors("whole.safetensors", arrays, {"format": "pt"})
keys = list(arrays)
names = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]
for name, half in zip(names, (keys[:9], keys[9:])):
    safetensors(name, {key: arrays[key] for key in half})
index = {"metadata": {"total_size": 0},
         "weight_map": {key: names[0 if i < 9 else 1] for i, key in enumerate(keys)}}
open("model.safetensors.index.json", "w").write(json.dumps(index, indent=1))

with open("expected.txt", "w") as out:
    for key, tensor in arrays.items():
        sizes = "x".join(map(str, tensor.shape)) or "scalar"
        bits = tensor.detach().float().contiguous().view(-1).numpy().view("<u4")
        out.write(" ".join([key, sizes] + ["%08x" % b for b in bits]) + "\n")
