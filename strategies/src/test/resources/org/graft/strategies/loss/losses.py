# Prints losses.txt with PyTorch: ten steps of SGD on one small network, in double precision, with losses on features.
#
#     /usr/bin/python3 losses.py > losses.txt        # written with PyTorch 1.13
import torch
import torch.nn.functional as F

torch.manual_seed(11)
torch.set_default_dtype(torch.float64)


def show(name, values):
    print(name, *[repr(float(v)) for v in values.reshape(-1)])


x, labels = torch.randn(12, 4).float().double(), torch.arange(12) % 3
start = {"dense_1/kernel": torch.randn(4, 5) * 0.5, "dense_1/bias": torch.randn(5) * 0.1,
         "output/kernel": torch.randn(5, 2) * 0.5, "output/bias": torch.randn(2) * 0.1,
         "new_output/kernel": torch.randn(5, 3) * 0.5, "new_output/bias": torch.randn(3) * 0.1}
start = {k: v.float().double() for k, v in start.items()}
show("inputs", x)
for key, value in start.items():
    show(key, value)


def run(p):
    features = torch.tanh(x @ p["dense_1/kernel"] + p["dense_1/bias"])
    return (features, features @ p["output/kernel"] + p["output/bias"],
            features @ p["new_output/kernel"] + p["new_output/bias"])


def delta(features, old, before):
    return 0.05 * 0.5 * torch.norm(features - before[0]) ** 2


def bss(features, old, before):
    return 0.02 * (torch.svd(features.t())[1][-2:] ** 2).sum()


def lwf(features, old, before):
    return 1.5 * 4 * F.kl_div(F.log_softmax(old / 2, 1), F.softmax(before[1] / 2, 1), reduction="batchmean")


def co_tuning(features, old, before):
    """p(source class | target class) from the network as it was at the start, all rows at once."""
    given = F.softmax(before[1], 1)
    relationship = torch.stack([given[labels == c].mean(0) for c in range(3)])
    return 0.7 * -(relationship[labels] * F.log_softmax(old, 1)).sum(1).mean()


for term in (delta, bss, lwf, co_tuning):
    p = {k: v.clone().requires_grad_() for k, v in start.items()}
    before = [v.detach() for v in run(start)]
    optimizer = torch.optim.SGD(p.values(), lr=0.3)
    losses = []
    for step in range(10):
        features, old, new = run(p)
        loss = F.cross_entropy(new, labels)
        losses.append(loss.item())
        optimizer.zero_grad()
        (loss + term(features, old, before)).backward()
        optimizer.step()
    show(f"{term.__name__}/losses", torch.tensor(losses))
    for key, value in p.items():
        show(f"{term.__name__}/{key}", value)

# A student of its own learns from the network above, as it was at the start, with the new head.
student = {"dense_1/kernel": torch.randn(4, 3) * 0.5, "dense_1/bias": torch.randn(3) * 0.1,
           "output/kernel": torch.randn(3, 3) * 0.5, "output/bias": torch.randn(3) * 0.1}
student = {k: v.float().double() for k, v in student.items()}
for key, value in student.items():
    show(f"student/{key}", value)
p = {k: v.clone().requires_grad_() for k, v in student.items()}
taught = F.softmax(run(start)[2].detach() / 4, 1)
optimizer = torch.optim.SGD(p.values(), lr=0.3)
losses = []
for step in range(10):
    logits = torch.tanh(x @ p["dense_1/kernel"] + p["dense_1/bias"]) @ p["output/kernel"] + p["output/bias"]
    loss = F.cross_entropy(logits, labels)
    losses.append(loss.item())
    optimizer.zero_grad()
    (loss + 2 * 16 * F.kl_div(F.log_softmax(logits / 4, 1), taught, reduction="batchmean")).backward()
    optimizer.step()
show("knowledge_distillation/losses", torch.tensor(losses))
for key, value in p.items():
    show(f"knowledge_distillation/student/{key}", value)

# Auto-RGN: before each step on all rows, each layer's rate by |gradient| / |weights|, over the largest.
p = {k: v.clone().requires_grad_() for k, v in start.items() if not k.startswith("output")}
for step in range(10):
    features = torch.tanh(x @ p["dense_1/kernel"] + p["dense_1/bias"])
    loss = F.cross_entropy(features @ p["new_output/kernel"] + p["new_output/bias"], labels)
    gradients = torch.autograd.grad(loss, list(p.values()))
    layers = {k.split("/")[0]: [i for i, other in enumerate(p) if other.split("/")[0] == k.split("/")[0]] for k in p}
    whole = lambda tensors, which: torch.cat([list(tensors)[i].reshape(-1) for i in which]).norm()
    norms = {layer: whole(gradients, which) / whole(p.values(), which) for layer, which in layers.items()}
    with torch.no_grad():
        for key, g in zip(p, gradients):
            p[key] -= 0.3 * norms[key.split("/")[0]] / max(norms.values()) * g
for key, value in p.items():
    show(f"auto_rgn/{key}", value)
