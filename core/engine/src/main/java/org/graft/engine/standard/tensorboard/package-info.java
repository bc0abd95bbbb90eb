/**
 * Event files for TensorBoard: {@link org.graft.engine.standard.tensorboard.TensorBoard} is the
 * tracker. The few messages that it needs are written field by field, so that no library comes
 * along; a test reads them back with {@code protoc}.
 */
@NullMarked
package org.graft.engine.standard.tensorboard;

import org.jspecify.annotations.NullMarked;
