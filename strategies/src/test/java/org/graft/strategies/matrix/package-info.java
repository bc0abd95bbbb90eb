@NullMarked
package org.graft.strategies.matrix;

import org.jspecify.annotations.NullMarked;
