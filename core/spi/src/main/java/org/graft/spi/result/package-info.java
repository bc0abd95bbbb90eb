/**
 * What came out: predictions, outcomes of trials and the study that reports read. Start at {@link
 * org.graft.spi.result.Outcome}.
 */
@NullMarked
package org.graft.spi.result;

import org.jspecify.annotations.NullMarked;
