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

# Labels and inputs of every kind, feature j of example i as above.
TEXTS = ['a', 'caf\u00e9', 'c'] * 2
PICTURES = np.arange(6 * 4 * 5 * 3).reshape(6, 4, 5, 3)  # height 4, width 5, three channels
with h5py.File('kinds.h5', 'w') as f:
    f['x'] = FEATURES.astype('float32')
    f['fixed'] = np.array([b'a', b'bb', b'c'] * 2)
    f['texts'] = np.array(TEXTS, dtype=h5py.string_dtype())
    f['unsigned'] = np.arange(6, dtype='uint64') % 3
    f['truth'] = np.arange(6) % 2 == 0
    f['bits'] = FEATURES % 4 == 0
    f['images'] = PICTURES.astype('uint8')
    f['first'] = PICTURES.transpose(0, 3, 1, 2).astype('uint8')
    f['grey'] = PICTURES[..., 0].astype('uint8')
    f['soft'] = h5py.SoftLink('/x')
    f['one'] = h5py.SoftLink('/two')
    f['two'] = h5py.SoftLink('/one')
    f['outside'] = h5py.ExternalLink('other.h5', '/x')
    group = f.create_group('group')
    group['itself'] = group
    f['group/inner'] = LABELS

STACK = PICTURES.transpose(1, 2, 3, 0).astype('uint8')  # as MATLAB's makers have them: h x w x c x n
savemat('kinds-v5.mat', {'x': FEATURES, 'cells': np.array([TEXTS], dtype=object),
                         'chars': np.array(TEXTS), 'mixed': np.array([['a', 1, 'b', 2, 'c', 3]], dtype=object),
                         'images': STACK, 'data': {'x': FEATURES, 'y': LABELS, 'inner': {'z': FEATURES}}})
savemat('table-v4.mat', {'fts': FEATURES, 'labels': LABELS[:, None].astype('float64'),
                         'chars': np.array(['a ', 'bb', 'c '] * 2)}, format='4')

with h5py.File('kinds-v73.mat', 'w', userblock_size=512) as f:
    f['x'] = FEATURES.T
    f['data/y'] = LABELS[None, :].astype('float64')
    f['images'] = STACK.transpose()
    cells = []
    for i, text in enumerate(TEXTS):
        cell = f.create_dataset('#refs#/%d' % i, data=np.array([[ord(c)] for c in text], dtype='uint16'))
        cell.attrs['MATLAB_class'] = np.bytes_('char')
        cells.append(cell.ref)
    f.create_dataset('cells', data=np.array([cells], dtype=h5py.ref_dtype))
    f['cells'].attrs['MATLAB_class'] = np.bytes_('cell')
    f['chars'] = np.array([[ord(c) for c in 'abcabc']], dtype='uint16')
    f['chars'].attrs['MATLAB_class'] = np.bytes_('char')
with open('kinds-v73.mat', 'r+b') as f:
    f.write(header.ljust(124) + b'\x00\x02IM')
