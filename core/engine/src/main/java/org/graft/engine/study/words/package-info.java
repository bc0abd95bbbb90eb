/**
 * What a study says in words: numbers as their intervals support them, sentences of decisions, the
 * methods text and the checklist. Every number in a sentence comes from the study.
 *
 * <p>Rules: "no difference" is said only where equivalence was shown, and then with its bounds;
 * p-values are never 0; a minus is a minus sign.
 */
@NullMarked
package org.graft.engine.study.words;

import org.jspecify.annotations.NullMarked;
