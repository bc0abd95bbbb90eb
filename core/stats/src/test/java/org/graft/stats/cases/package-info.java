/**
 * The shared reference cases, run through the catalogue by name and compared number by number.
 *
 * <p>Start at {@link org.graft.stats.cases.ReferenceCasesTest}; a family of methods adds its cases
 * as one class of {@link org.graft.stats.cases.CaseAnswer}s. The files lie in {@code stats-cases/}
 * of the test resources.
 */
@NullMarked
package org.graft.stats.cases;

import org.jspecify.annotations.NullMarked;
