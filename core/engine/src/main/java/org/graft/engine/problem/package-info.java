/**
 * What is wrong with what the user gave, and where: every {@link org.graft.engine.problem.Problem}
 * is collected before one {@link org.graft.engine.problem.SpecException} ends the command. Nothing
 * of Graft may come in.
 */
@NullMarked
package org.graft.engine.problem;

import org.jspecify.annotations.NullMarked;
