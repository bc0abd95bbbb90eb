/**
 * Scores as the analysis takes them, wherever they came from, with the rules declared for them.
 * Start at {@link org.graft.engine.study.scores.Scores}; nothing is computed here.
 */
@NullMarked
package org.graft.engine.study.scores;

import org.jspecify.annotations.NullMarked;
