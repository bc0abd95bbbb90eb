/**
 * Data sets in IDX files, the format of MNIST. Start at {@link org.graft.datasets.idx.Idx} for any
 * files and at {@link org.graft.datasets.idx.Mnist} for published ones; {@code IdxStream} reads one
 * file and refuses what is wrong with it, {@code IdxSplit} puts images and labels together, {@code
 * Published} knows where they are to be had.
 */
@NullMarked
package org.graft.datasets.idx;

import org.jspecify.annotations.NullMarked;
