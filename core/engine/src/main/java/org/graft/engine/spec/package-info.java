/**
 * Experiment files: YAML to {@link org.graft.engine.spec.ExperimentSpec}, all mistakes at once,
 * with file and line. Start at {@link org.graft.engine.spec.SpecReader}.
 *
 * <p>Text becomes a tree that knows where each part stands ({@code yaml}); files and options are
 * laid over each other as trees; sweeps expand trees; only then is anything bound ({@code bind}).
 * So a message can always say which line of which file, or which option, it is about. What needs
 * data (class counts, depths) is the planner's to check. Editors read the keys in {@code schema}.
 */
@NullMarked
package org.graft.engine.spec;

import org.jspecify.annotations.NullMarked;
