/**
 * A step of training on a DL4J graph. Start at {@link org.graft.dl4j.training.GraphLearner}; the
 * loop around it is {@code org.graft.training.TrainingLoop}.
 */
@NullMarked
package org.graft.dl4j.training;

import org.jspecify.annotations.NullMarked;
