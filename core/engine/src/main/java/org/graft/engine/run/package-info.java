/**
 * Running a plan: steps, trials, what they share and what is recorded. Start at {@link
 * org.graft.engine.run.Run}. {@link org.graft.engine.run.TrialRunner} is the only caller of
 * strategies and metrics while a run goes on, {@link org.graft.engine.run.Fitting} has trainers
 * train what recipes train, and {@link org.graft.engine.run.Company} says which trials go together.
 */
@NullMarked
package org.graft.engine.run;

import org.jspecify.annotations.NullMarked;
