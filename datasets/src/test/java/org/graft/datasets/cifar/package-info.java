@NullMarked
package org.graft.datasets.cifar;

import org.jspecify.annotations.NullMarked;
