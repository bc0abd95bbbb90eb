@NullMarked
package org.graft.datasets.arrays;

import org.jspecify.annotations.NullMarked;
