/**
 * Every method by name, with its inputs, outputs, assumptions and citation, callable on plain maps.
 *
 * <p>Start at {@link org.graft.stats.catalogue.Method}. No JSON library comes in here: values are
 * maps, lists, numbers and strings, and the command line turns them into JSON.
 */
@NullMarked
package org.graft.stats.catalogue;

import org.jspecify.annotations.NullMarked;
