/**
 * Transferability scores: how well a source model's outputs suit a target, before anything is
 * trained. One record a score, with its citation; {@code graft score} ranks backbones and taps by
 * them. Start at {@link org.graft.strategies.score.LogMe}.
 */
@NullMarked
package org.graft.strategies.score;

import org.jspecify.annotations.NullMarked;
