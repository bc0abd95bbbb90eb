/**
 * CIFAR in its binary form. Start at {@link org.graft.datasets.cifar.Cifar10}; {@code CifarRecords}
 * reads files, {@code CifarFolder} finds them.
 */
@NullMarked
package org.graft.datasets.cifar;

import org.jspecify.annotations.NullMarked;
