"""Prints what augmentation must give, computed with NumPy and SciPy alone.

Run: python3 augment.py > augment.txt   (numpy 1.24, scipy 1.10)

Numbers are drawn by an own copy of Graft's generator; geometry is that of Keras's
ImageDataGenerator (rotation, then shift, then zoom about (size - 1) / 2, one order-1
affine_transform a channel). SciPy's mode 'grid-wrap' is what Keras documents as 'wrap'.
"""
import math
import numpy as np
from scipy.ndimage import affine_transform, map_coordinates

MASK = (1 << 64) - 1


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def derive(seed, purpose):
    h = 0xCBF29CE484222325 ^ seed
    for c in purpose:
        h = ((h ^ ord(c)) * 0x100000001B3) & MASK
    return mix((mix(h) + seed) & MASK)


class Random:
    def __init__(self, state):
        self.state = state

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        return mix(self.state)

    def uniform(self):
        return (self.bits() >> 11) * 2.0**-53

    def below(self, bound):
        while True:
            bits = self.bits() >> 33
            if bits - bits % bound + bound - 1 <= 0x7FFFFFFF:
                return bits % bound

    def either(self, r):
        return r * (2 * self.uniform() - 1)


def centred(matrix, height, width):
    oy, ox = height / 2 - 0.5, width / 2 - 0.5
    return (np.array([[1, 0, oy], [0, 1, ox], [0, 0, 1]]) @ matrix
            @ np.array([[1, 0, -oy], [0, 1, -ox], [0, 0, 1]]))


def rotation(t):
    return np.array([[math.cos(t), -math.sin(t), 0], [math.sin(t), math.cos(t), 0], [0, 0, 1]])


def shift(ty, tx):
    return np.array([[1, 0, ty], [0, 1, tx], [0, 0, 1.0]])


def zoom(zy, zx):
    return np.array([[zy, 0, 0], [0, zx, 0], [0, 0, 1.0]])


def apply(image, matrix, mode, value=0.0):
    m = centred(matrix, *image.shape[1:])
    if mode == 'constant':
        # beyond the border is where no pixel's square reaches
        rows, columns = np.indices(image.shape[1:])
        points = m @ np.stack([rows.ravel(), columns.ravel(), np.ones(rows.size)])
        result = []
        for channel in image:
            shown = map_coordinates(channel, points[:2], order=1, mode='nearest')
            outside = ((points[0] < -0.5) | (points[1] < -0.5)
                       | (points[0] > image.shape[1] - 0.5) | (points[1] > image.shape[2] - 0.5))
            shown[outside] = value
            result.append(shown.reshape(channel.shape))
        return np.stack(result)
    mode = {'wrap': 'grid-wrap'}.get(mode, mode)
    return np.stack([affine_transform(c, m[:2, :2], m[:2, 2], order=1, mode=mode) for c in image])


IMAGES = np.random.default_rng(7).integers(0, 256, (3, 2, 6, 7)).astype(np.float64)


def keras(mode):
    def change(image, r):
        height, width = image.shape[1:]
        matrix = rotation(r.either(40) * math.pi / 180)
        tx = r.either(0.3) * width
        ty = r.either(2)
        zy = 1 + r.either(0.4)
        zx = 1 + r.either(0.4)
        return apply(image, matrix @ shift(0, tx) @ shift(ty, 0) @ zoom(zy, zx), mode, 9)
    return change


def flips(image, r):
    if r.below(2):
        image = image[:, :, ::-1]
    return image[:, ::-1] if r.below(2) else image


def brightness(image, r):
    return np.clip(image + r.either(0.5) * (IMAGES.max() - IMAGES.min()), IMAGES.min(), IMAGES.max())


def crop(image, r):
    padded = np.pad(image, ((0, 0), (2, 2), (2, 2)), constant_values=9)
    top, left = r.below(5), r.below(5)
    return padded[:, top:top + image.shape[1], left:left + image.shape[2]]


def window(image, r):
    """A window of half the height and width, resized as Keras's Resizing does."""
    height, width = image.shape[1:]
    top, left = r.below(height // 2 + 1), r.below(math.floor(width - width / 2) + 1)
    rows = top + (np.arange(height) + 0.5) / 2 - 0.5
    columns = left + (np.arange(width) + 0.5) / 2 - 0.5
    points = np.meshgrid(rows, columns, indexing='ij')
    return np.stack([map_coordinates(c, points, order=1, mode='nearest') for c in image])


def cutout(image, r):
    top, left = r.below(6) - 1, r.below(7) - 1
    image = image.copy()
    image[:, max(0, top):top + 3, max(0, left):left + 3] = 5
    return image


def two(image, r):
    image = apply(image, rotation(r.either(40) * math.pi / 180), 'reflect')
    image = np.clip(image + r.either(0.2) * 100, 50, 150)
    return apply(image, zoom(1 + r.either(0.4), 1 + r.either(0.4)), 'nearest')


CASES = {'nearest': keras('nearest'), 'constant': keras('constant'), 'reflect': keras('reflect'),
         'wrap': keras('wrap'), 'flips': flips, 'brightness': brightness, 'crop': crop,
         'window': window, 'cutout': cutout, 'two': two}


def line(name, values):
    print(name, ' '.join(repr(float(v)) for v in np.asarray(values).ravel()))


line('images', IMAGES)
for name, change in CASES.items():
    seed = 11
    changed = [change(image, Random(derive(seed, f'example#{row}')))
               for row, image in enumerate(IMAGES)]
    line(name, np.stack(changed))
