/**
 * Recipes, phases, optimisers and the jobs that trainers run. Start at {@link
 * org.graft.spi.training.Recipe}.
 */
@NullMarked
package org.graft.spi.training;

import org.jspecify.annotations.NullMarked;
