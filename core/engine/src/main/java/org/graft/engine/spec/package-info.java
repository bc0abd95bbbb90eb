/**
 * Experiment files: YAML to {@link org.graft.engine.spec.ExperimentSpec}, all mistakes at once,
 * with file and line.
 */
@NullMarked
package org.graft.engine.spec;

import org.jspecify.annotations.NullMarked;
