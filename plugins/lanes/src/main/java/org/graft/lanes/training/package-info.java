/**
 * A step of training. Start at {@link org.graft.lanes.training.LaneLearner}; the loop around it is
 * {@code org.graft.training.TrainingLoop}.
 */
@NullMarked
package org.graft.lanes.training;

import org.jspecify.annotations.NullMarked;
