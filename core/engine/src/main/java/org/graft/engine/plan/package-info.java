/**
 * From a spec to a plan, and from a plan to the steps that carry it out. {@link
 * org.graft.engine.plan.Planner} says what each trial does, which source models and features trials
 * share and which trainer takes them; {@link org.graft.engine.plan.Steps} cuts what is left of it
 * into {@link org.graft.engine.plan.Step steps}, with what each is expected to take on this
 * machine. Nothing trains here.
 */
@NullMarked
package org.graft.engine.plan;

import org.jspecify.annotations.NullMarked;
