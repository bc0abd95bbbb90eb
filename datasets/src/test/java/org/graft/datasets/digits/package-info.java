@NullMarked
package org.graft.datasets.digits;

import org.jspecify.annotations.NullMarked;
