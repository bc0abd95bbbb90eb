/**
 * The one training loop. {@link org.graft.training.TrainingLoop} knows phases, epochs, the order of
 * examples, schedules, early stopping and curves; a trainer gives it a {@link
 * org.graft.training.Learner}, which takes a gradient step, evaluates and copies weights. {@link
 * org.graft.training.optimizer} has the optimisers' formulas on plain arrays, for trainers that
 * have their weights in Java.
 *
 * <p>Stands on the SPI alone. What a library computes with stays in its trainer.
 */
@NullMarked
package org.graft.training;

import org.jspecify.annotations.NullMarked;
