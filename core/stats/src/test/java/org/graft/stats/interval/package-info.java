/** Tests of this package: properties, published values and edges. */
@NullMarked
package org.graft.stats.interval;

import org.jspecify.annotations.NullMarked;
