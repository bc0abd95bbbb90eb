/**
 * What a shell can offer where a word is missing: names of runs, trials and the catalogue. Each is
 * a list that is read when it is asked for; {@link org.graft.engine.cli.words.Typed} says what the
 * rest of the line asks for.
 */
@NullMarked
package org.graft.engine.cli.words;

import org.jspecify.annotations.NullMarked;
