/**
 * Contracts: what every extension of a kind promises, checked on an instance. Start at {@link
 * org.graft.testkit.Contract}; take the class named after what you wrote ({@code StrategyContract}
 * for a strategy). Promises and assertions are in {@code promise}, fixtures in {@code fixture}, the
 * slow trainer that others are compared with in {@code reference} and the trainings on which they
 * are in {@code conformance}; none of these sees the contracts. Nothing of the engine may come in:
 * plugin authors have the SPI only.
 */
@NullMarked
package org.graft.testkit;

import org.jspecify.annotations.NullMarked;
