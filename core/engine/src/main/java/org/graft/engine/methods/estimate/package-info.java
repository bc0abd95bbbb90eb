/** Descriptions of samples, effect sizes, distributions and confidence intervals. */
@NullMarked
package org.graft.engine.methods.estimate;

import org.jspecify.annotations.NullMarked;
