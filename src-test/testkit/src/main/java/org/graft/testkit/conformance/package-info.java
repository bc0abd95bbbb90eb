/**
 * Trainings on which a trainer is compared with the reference, one feature each. Start at {@link
 * org.graft.testkit.conformance.Cases}.
 */
@NullMarked
package org.graft.testkit.conformance;

import org.jspecify.annotations.NullMarked;
