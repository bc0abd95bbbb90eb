@NullMarked
package org.graft.datasets.idx;

import org.jspecify.annotations.NullMarked;
