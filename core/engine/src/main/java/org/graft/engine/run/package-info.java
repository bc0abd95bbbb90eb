/**
 * Running a plan: steps, trials, what they share and what is recorded. Start at {@link
 * org.graft.engine.run.Run}; {@link org.graft.engine.run.TrialRunner} is the only caller of plugins
 * while a run goes on.
 */
@NullMarked
package org.graft.engine.run;

import org.jspecify.annotations.NullMarked;
