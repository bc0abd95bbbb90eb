"""Writes transforms.txt: what torchvision's Resize and CenterCrop make of pictures.

Needs torchvision (written with 0.14) and Pillow; the argument is the folder of data sets. A line is: file,
kernel, shorter side, height, width, step, then every step-th number of the result, channels first.
"""
import sys
from PIL import Image, ImageOps
from torchvision import transforms as T
from torchvision.transforms.functional import pil_to_tensor

MODES = {"pillow-bilinear": T.InterpolationMode.BILINEAR, "pillow-bicubic": T.InterpolationMode.BICUBIC,
         "pillow-lanczos": T.InterpolationMode.LANCZOS, "nearest": T.InterpolationMode.NEAREST}
cases = [(f, m, s, h, w) for f in ("rgb.jpg", "rgb.png", "rgb-420-progressive.jpg")
         for m, s, h, w in (("pillow-bilinear", 9, 8, 8), ("pillow-bicubic", 10, 7, 10), ("pillow-lanczos", 40, 32, 31),
                            ("nearest", 26, 24, 24))]
cases += [("sign-language-digits/Dataset/%s" % f, m, s, c, c)
          for f in ("7/IMG_5874.JPG", "3/IMG_4509.JPG")
          for m, s, c in (("pillow-bilinear", 73, 64), ("pillow-bicubic", 256, 224))]
with open("transforms.txt", "w") as out:
    for f, m, s, h, w in cases:
        path = sys.argv[1] + "/" + f if "/" in f else f
        picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
        done = pil_to_tensor(T.CenterCrop((h, w))(T.Resize(s, MODES[m])(picture))).flatten().tolist()
        step = 7 if "/" not in f else 997
        out.write(" ".join(map(str, [f, m, s, h, w, step] + done[::step])) + "\n")
