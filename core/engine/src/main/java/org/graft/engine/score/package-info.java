/**
 * Ranks backbones and taps for a target by transferability scores, before anything is trained.
 * Start at {@link org.graft.engine.score.Scorer}. Nothing here prints.
 */
@NullMarked
package org.graft.engine.score;

import org.jspecify.annotations.NullMarked;
