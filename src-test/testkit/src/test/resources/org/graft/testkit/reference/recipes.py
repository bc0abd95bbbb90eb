# Prints recipes.txt with PyTorch: ten steps of SGD on one small network, in double precision, with what recipes
# add to plain training: L2-SP with two factors, label smoothing, rates by layer, a moving average of the weights,
# and insertions at the first layer (LoRA of rank 2 and alpha 3, with and without L2, DoRA, SSF); A, scale and shift
# are as Graft draws them, in float32.
import torch
import torch.nn.functional as F

torch.manual_seed(7)
torch.set_default_dtype(torch.float64)


def show(name, values):
    print(name, *[repr(float(v)) for v in values.reshape(-1)])


x, labels = torch.randn(12, 4).float().double(), torch.arange(12) % 3
start = {"dense_1/kernel": torch.randn(4, 5) * 0.5, "dense_1/bias": torch.randn(5) * 0.1,
         "dense_2/kernel": torch.randn(5, 3) * 0.5, "dense_2/bias": torch.randn(3) * 0.1}
start = {k: v.float().double() for k, v in start.items()}
source = torch.randn(4, 5).float().double()
show("inputs", x)
show("source", source)
for key, value in start.items():
    show(key, value)

for name, settings in {
    "l2-sp": dict(carried=0.05, new=0.02),
    "smoothing": dict(smoothing=0.1),
    "rates": dict(factor=0.1),
    "average": dict(decay=0.8),
    "all": dict(carried=0.05, new=0.02, smoothing=0.1, factor=0.1, decay=0.8),
}.items():
    p = {k: v.clone().requires_grad_() for k, v in start.items()}
    factor = settings.get("factor", 1.0)
    optimizer = torch.optim.SGD([{"params": [p["dense_1/kernel"], p["dense_1/bias"]], "lr": 0.3 * factor},
                                 {"params": [p["dense_2/kernel"], p["dense_2/bias"]], "lr": 0.3}])
    mean = {k: v.clone() for k, v in start.items()}
    losses = []
    for step in range(10):
        logits = torch.tanh(x @ p["dense_1/kernel"] + p["dense_1/bias"]) @ p["dense_2/kernel"] + p["dense_2/bias"]
        losses.append(F.cross_entropy(logits, labels).item())
        loss = F.cross_entropy(logits, labels, label_smoothing=settings.get("smoothing", 0.0))
        loss = loss + settings.get("carried", 0.0) * ((p["dense_1/kernel"] - source) ** 2).sum()
        loss = loss + settings.get("new", 0.0) * (p["dense_2/kernel"] ** 2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        decay = settings.get("decay", 0.0)
        mean = {k: decay * m + (1 - decay) * p[k].detach() for k, m in mean.items()}
    show(f"{name}/losses", torch.tensor(losses))
    for key, value in mean.items():
        show(f"{name}/{key}", value)

a = torch.tensor([-0.26326054, -0.1692825, 0.12259381, -0.18291695, -0.47869954, -0.07990111, 0.21717799, -0.2228537])
scale = torch.tensor([8.363114E-4, 0.009658835, -0.018084891, 0.05978955, -0.11372261])
shift = torch.tensor([-0.13935909, 0.08834434, 0.18466516, -0.092101336, -0.020211805])
w0, b0 = start["dense_1/kernel"], start["dense_1/bias"]
for name, l2 in {"lora": 0, "lora-l2": 0.02, "dora": 0, "ssf": 0}.items():
    inserted = {"ssf": [1 + scale.float().double(), shift.float().double()]}.get(
        name, [a.float().double().reshape(4, 2), torch.zeros(2, 5)])
    inserted += [w0.norm(dim=0)] if name == "dora" else []
    p = [v.clone().requires_grad_() for v in inserted + [start["dense_2/kernel"], start["dense_2/bias"]]]

    def merged():
        if name == "ssf":
            return p[0] * w0, p[0] * b0 + p[1]
        v = w0 + 3 / 2 * p[0] @ p[1]
        return (p[2] * v / v.norm(dim=0).detach() if name == "dora" else v), b0

    optimizer = torch.optim.SGD(p, lr=0.3)
    losses = []
    for step in range(10):
        kernel, bias = merged()
        logits = torch.tanh(x @ kernel + bias) @ p[-2] + p[-1]
        loss = F.cross_entropy(logits, labels)
        losses.append(loss.item())
        loss = loss + l2 * sum((v ** 2).sum() for v in p if v.dim() == 2)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    show(f"{name}/losses", torch.tensor(losses))
    for key, value in zip(start, [*merged(), p[-2], p[-1]]):
        show(f"{name}/{key}", value)
