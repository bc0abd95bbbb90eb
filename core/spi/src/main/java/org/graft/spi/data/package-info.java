/**
 * Tensors, examples and data sets: shapes and float32 numbers with rows to read and nothing to
 * calculate. Start at {@link org.graft.spi.data.Dataset}.
 */
@NullMarked
package org.graft.spi.data;

import org.jspecify.annotations.NullMarked;
