/**
 * CIFAR in its binary and its Python version. Start at {@link org.graft.datasets.cifar.Cifar10};
 * {@code CifarFiles} finds files, {@code CifarRecords} reads the one and {@code Pickle} the other,
 * of which nothing is ever run.
 */
@NullMarked
package org.graft.datasets.cifar;

import org.jspecify.annotations.NullMarked;
