"""Prints what scikit-learn's make_blobs gives, for the tests beside it.

python3 make_blobs.py > make_blobs.txt

Printed with scikit-learn 1.2.1, NumPy 1.24.2 and glibc 2.36 on x86-64 with FMA. Short cases are
printed point by point (blob, then coordinates as hexadecimal floats); long ones as the SHA-256 of
their coordinates (float64, little-endian, row by row) and of their blobs (int64, likewise).
"""
import hashlib
import math
import random

import numpy as np
from sklearn.datasets import make_blobs

POINTS = {
    "tutorial-1": dict(n_samples=1000, centers=3, n_features=2, cluster_std=2, random_state=1),
    "tutorial-2": dict(n_samples=1000, centers=3, n_features=2, cluster_std=2, random_state=2),
    "seed-0": dict(n_samples=20, centers=3, n_features=2, random_state=0),
    "seed-highest": dict(n_samples=17, centers=4, n_features=3, random_state=2**32 - 1),
    "unshuffled": dict(n_samples=11, centers=3, n_features=5, shuffle=False, random_state=42),
    "box": dict(n_samples=10, centers=2, n_features=2, center_box=(-0.25, 100.0), random_state=7),
    "unequal": dict(n_samples=[3, 0, 7, 5], centers=None, n_features=3, random_state=123),
    "given-centers": dict(n_samples=13, centers=[[0.1, 5.0, -3.3], [1e3, 0.0, 2.5]], random_state=9),
    "own-stds": dict(n_samples=[4, 6], centers=[[0.0, 0.0], [1.0, 2.0]], cluster_std=[0.1, 3.0],
                     random_state=10),
    "one-feature": dict(n_samples=9, centers=1, n_features=1, cluster_std=0.3, random_state=11),
}
DIGESTS = {
    "many": dict(n_samples=200_001, centers=7, n_features=5, cluster_std=1.7, random_state=2024),
    "wide": dict(n_samples=300, centers=10, n_features=3_001, random_state=99_999),
}


def sha(array, kind):
    return hashlib.sha256(np.ascontiguousarray(array).astype(kind).tobytes()).hexdigest()


for name, arguments in POINTS.items():
    x, y = make_blobs(**arguments)
    print("points", name, *x.shape)
    for row, blob in zip(x, y):
        print(blob, *(float(value).hex() for value in row))
for name, arguments in DIGESTS.items():
    x, y = make_blobs(**arguments)
    print("digest", name, sha(x, "<f8"), sha(y, "<i8"))

random.seed(5)
draws = [random.random() for _ in range(150)]
draws += [1 + (random.random() - 0.5) / 10 for _ in range(100)]
draws += [random.random() * 2.0 ** -random.randrange(105) for _ in range(50)] + [1.0, 0.5]
for x in draws:
    print("log", x.hex(), math.log(x).hex())
sha256 = hashlib.sha256()
for i in range(1_000_000):
    sha256.update(np.float64(math.log((i + 0.5) / 1_000_000)).tobytes())
print("logs", sha256.hexdigest())
