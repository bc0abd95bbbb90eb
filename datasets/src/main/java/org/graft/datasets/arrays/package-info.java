/**
 * Features and labels as named arrays in HDF5 and MATLAB files. Start at {@link
 * org.graft.datasets.arrays.Hdf5} and {@link org.graft.datasets.arrays.Mat}; {@code ArrayFile}
 * opens either, {@code FeatureTable} makes examples of what is in them, {@code Axes} says which
 * axis is which.
 */
@NullMarked
package org.graft.datasets.arrays;

import org.jspecify.annotations.NullMarked;
