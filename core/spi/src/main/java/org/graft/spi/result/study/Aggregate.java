package org.graft.spi.result.study;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One number for one strategy over all data sets.
 *
 * @param strategy whose
 * @param name which: {@code mean}, {@code median}, {@code interquartile mean}, {@code optimality
 *     gap}
 * @param value the number
 * @param theseDatasets its interval for more replicates of these data sets; empty where refused
 * @param newDatasets its interval for other data sets like these; empty where refused
 * @param refusal why a value or an interval is missing; empty where none is
 */
public record Aggregate(
    String strategy,
    String name,
    OptionalDouble value,
    Optional<Interval> theseDatasets,
    Optional<Interval> newDatasets,
    Optional<String> refusal) {}
