/** Checks files of features. */
@NullMarked
package org.graft.engine.experiment.predict;

import org.jspecify.annotations.NullMarked;
