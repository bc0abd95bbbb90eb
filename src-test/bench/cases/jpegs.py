"""10,000 JPEGs of 200 KB: from files to tensors of 224 pixels, beside decoding them and nothing else, and beside a
DataLoader of PyTorch's with as many workers as Graft has cores; again, with nothing left to decode; an epoch over them;
and the process's peak memory. All have to read every picture. GRAFT_JPEGS takes another number."""
import io
import os
import random
import struct
import tempfile

from measure import BENCH, ENV, PYTHON, agree, command, cores, java, numbers, peak_command

SPEC = """
source: {image-folder: {folder: pictures, size: 224}}
target: {image-folder: {folder: pictures, size: 224}}
backbone: {convnet: {layers: [average-pooling: 56, flatten]}}
training: {batch: 64, epochs: 1}
strategies: [scratch]
"""


def pictures(folder, number):
    """640 x 480 pixels of noise over clouds; every file has other bytes by a comment of its own."""
    import numpy
    from PIL import Image

    noise = numpy.random.default_rng(1)
    kinds = []
    for _ in range(100):
        clouds = Image.fromarray(noise.integers(0, 256, (15, 20, 3)).astype("uint8"))
        pixels = numpy.asarray(clouds.resize((640, 480), Image.BICUBIC)) + noise.normal(0, 30, (480, 640, 3))
        file = io.BytesIO()
        Image.fromarray(pixels.clip(0, 255).astype("uint8")).save(file, "JPEG", quality=90)
        kinds.append(file.getvalue())
    for i in range(number):
        part = os.path.join(folder, "test" if i % 10 == 0 else "train", f"kind-{random.Random(i).randrange(4)}")
        os.makedirs(part, exist_ok=True)
        jpeg = kinds[i % len(kinds)]
        with open(os.path.join(part, f"{i}.jpg"), "wb") as file:
            file.write(jpeg[:2] + b"\xff\xfe" + struct.pack(">HI", 6, i) + jpeg[2:])
    return sum(map(len, kinds)) / len(kinds) / 1000


def rows(rounds, threads):
    number = int(os.environ.get("GRAFT_JPEGS", "10000"))
    first, again, epoch, peaks, alone, loader = [], [], [], [], [], []
    with tempfile.TemporaryDirectory() as home:
        size = pictures(f"{home}/pictures", number)
        with open(f"{home}/jpegs.yaml", "w") as file:
            file.write(SPEC)
        plan = ["./graft", "plan", f"{home}/jpegs.yaml"]
        run = ["./graft", "run", f"{home}/jpegs.yaml"]
        for i in range(rounds):
            env = cores(dict(ENV, GRAFT_CACHE=f"{home}/cache-{i}"), threads)
            out, seconds, peak = peak_command(plan, env)
            target = out[out.index("  target "):]
            agree("pictures", numbers(r"train ([0-9,]+)", target)[0] + numbers(r"test ([0-9,]+)", target)[0], number)
            first.append(seconds)
            peaks.append(peak)
            for peer, words in ((alone, [java(), f"{BENCH}/Decode.java", f"{home}/pictures", str(threads)]),
                                (loader, [PYTHON, f"{BENCH}/jpegs_torch.py", f"{home}/pictures", "224", str(threads)])):
                out, seconds = command(words)
                agree("pictures", number, numbers(r"([0-9]+) pictures", out)[0])
                peer.append(seconds)
            again.append(command(plan, env)[1])
            _, one, peak = peak_command(run + ["training.epochs=1", "--runs", f"{home}/one-{i}"], env)
            peaks.append(peak)
            _, three, peak = peak_command(run + ["training.epochs=3", "--runs", f"{home}/three-{i}"], env)
            peaks.append(peak)
            epoch.append((three - one) / 2)
            command(["rm", "-r", f"{home}/cache-{i}"])
    what = f"{number:,} JPEGs of {size:.0f} KB"
    decoded = f"{what}: first `plan`, decoded and resized to 224 pixels, s"
    yield decoded, first, "ImageIO, decoding alone", alone
    yield decoded, first, f"DataLoader, {threads} workers", loader
    yield f"{what}: the same `plan` again, s", again
    yield f"{what}: an epoch of average pooling, s", epoch
    yield f"{what}: peak memory, MiB", peaks
