/**
 * What came out: predictions and outcomes of trials; {@code study} says what they say. Start at
 * {@link org.graft.spi.result.Outcome}.
 */
@NullMarked
package org.graft.spi.result;

import org.jspecify.annotations.NullMarked;
