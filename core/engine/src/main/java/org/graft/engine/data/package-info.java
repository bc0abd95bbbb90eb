/**
 * Files and data sets for experiments. Start at {@link org.graft.engine.data.DatasetLoader}, which
 * loads each data set once; {@link org.graft.engine.data.View} says which part of it is used, how
 * it is split and scaled; {@link org.graft.engine.data.FileAccess} brings verified files.
 *
 * <p>Views are pure functions of a data set and a seed; nothing in here trains or knows of
 * strategies.
 */
@NullMarked
package org.graft.engine.data;

import org.jspecify.annotations.NullMarked;
