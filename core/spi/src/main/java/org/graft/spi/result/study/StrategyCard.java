package org.graft.spi.result.study;

/**
 * A strategy of the study. The order of the cards is the order of tables, and the place in it is
 * the strategy's colour and mark in every figure.
 *
 * @param strategy its label, as in scores and comparisons
 * @param description what it does, resolved: {@code layers 1-13 frozen, 50,178 of 14,764,866
 *     parameters train}; may be empty
 * @param cites the paper it follows (DOI or arXiv), or empty
 */
public record StrategyCard(String strategy, String description, String cites) {}
