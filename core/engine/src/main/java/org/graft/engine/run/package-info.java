/**
 * Running a plan. Start at {@link org.graft.engine.run.Run}: an executor hands {@link
 * org.graft.engine.plan.Step steps} to {@link org.graft.engine.run.Work}, and how they end to the
 * {@link org.graft.engine.run.Recorder}. {@link org.graft.engine.run.TrialRunner} is the only
 * caller of strategies and metrics while a run goes on, and {@link org.graft.engine.run.Fitting}
 * has trainers train what recipes train.
 */
@NullMarked
package org.graft.engine.run;

import org.jspecify.annotations.NullMarked;
