"""Writes small files of features and labels: python3 make_arrays.py (scipy 1.10, h5py 3.7)

Features count up; example i has 10 * i + j at feature j, and label i % 3 + 1.
"""
import h5py
import numpy as np
from scipy.io import savemat

FEATURES = 10.0 * np.arange(6)[:, None] + np.arange(4)
LABELS = np.arange(6) % 3 + 1

with h5py.File('table.h5', 'w') as f:
    f.create_dataset('train/data', data=FEATURES.astype('float32'), compression='gzip')
    f['train/target'] = LABELS.astype('int64')
    f['test/data'] = -FEATURES[:3]
    f['test/target'] = LABELS[:3].astype('uint8')
    f['pictures'] = np.arange(6 * 2 * 2 * 2).reshape(6, 2, 2, 2).astype('uint8')
    f['halves'] = LABELS + 0.5
    f['notes'] = 'text'

savemat('table-v5.mat', {'fts': FEATURES, 'labels': LABELS[:, None].astype('uint8'),
                         'turned': FEATURES.T, 'row': LABELS,
                         'fts_test': -FEATURES[:3], 'labels_test': LABELS[:3], 'name': 'text'},
        do_compression=True)

# What MATLAB's -v7.3 writes: HDF5 behind a header of 512 bytes, axes reversed.
with h5py.File('table-v73.mat', 'w', userblock_size=512) as f:
    f['fts'] = FEATURES.T
    f['labels'] = LABELS[None, :].astype('float64')
header = b'MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: Mon Jan  1 00:00:00 2024 HDF5 schema 1.00 .'
with open('table-v73.mat', 'r+b') as f:
    f.write(header.ljust(124) + b'\x00\x02IM')
