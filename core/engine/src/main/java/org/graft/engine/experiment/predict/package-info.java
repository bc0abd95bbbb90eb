/**
 * What a pretrained or fitted network makes of inputs: predictions, see {@link
 * org.graft.engine.experiment.predict.Predictor}, and features for other software, see {@link
 * org.graft.engine.experiment.predict.FeatureWriter}.
 */
@NullMarked
package org.graft.engine.experiment.predict;

import org.jspecify.annotations.NullMarked;
