/**
 * From a spec to a plan: what each trial does, which steps trials share, which trainer takes them.
 * Start at {@link org.graft.engine.plan.Planner}. Nothing trains here.
 */
@NullMarked
package org.graft.engine.plan;

import org.jspecify.annotations.NullMarked;
