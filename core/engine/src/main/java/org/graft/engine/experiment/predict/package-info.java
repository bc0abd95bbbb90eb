/**
 * What a pretrained or fitted network takes pictures for. Start at {@link
 * org.graft.engine.experiment.predict.Predictor}.
 */
@NullMarked
package org.graft.engine.experiment.predict;

import org.jspecify.annotations.NullMarked;
