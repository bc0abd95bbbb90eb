"""Writes small batches as CIFAR's Python version has them: python3 make_batches.py (numpy 1.24)

Python 2 pickled them, so text is written as byte strings; picture i has the pixel values i, i + 1, ... modulo 256.
"""
import pickle
import struct
import tarfile

import numpy as np


class Python2(pickle._Pickler):
    def save_bytes(self, value):
        head = b'U' + bytes([len(value)]) if len(value) < 256 else b'T' + struct.pack('<i', len(value))
        self.write(head + value)
        self.memoize(value)

    dispatch = dict(pickle._Pickler.dispatch, **{})
    dispatch[bytes] = save_bytes


def write(name, value):
    with open(name, 'wb') as f:
        Python2(f, protocol=2).dump(value)


def picture(i):
    return ((i + np.arange(3072)) % 256).astype('uint8')


def batch(*labels):
    return {b'batch_label': b'a batch', b'labels': list(labels), b'filenames': [b'a.png'] * len(labels),
            b'data': np.stack([picture(label) for label in labels])}


for number in range(5):
    write(f'data_batch_{number + 1}', batch(2 * number, 2 * number + 1))
write('test_batch', batch(3))
write('batches.meta', {b'num_cases_per_batch': 10000, b'num_vis': 3072,
                       b'label_names': [f'class {i}'.encode() for i in range(10)]})
with tarfile.open('cifar-10-python.tar.gz', 'w:gz') as tar:
    for name in [f'data_batch_{i}' for i in range(1, 6)] + ['test_batch', 'batches.meta']:
        tar.add(name, 'cifar-10-batches-py/' + name)
with open('evil', 'wb') as f:
    f.write(b"\x80\x02cos\nsystem\nU\x0etouch /tmp/evil\x85R.")
