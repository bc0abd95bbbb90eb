/**
 * The reference cases, called by documented names and compared number by number. {@code
 * stats-calls.json} of the test resources says how each case of {@code stats-cases/} is called;
 * {@code method-cases/} has cases of one method each. Start at {@link
 * org.graft.engine.methods.cases.ReferenceCasesTest}.
 */
@NullMarked
package org.graft.engine.methods.cases;

import org.jspecify.annotations.NullMarked;
