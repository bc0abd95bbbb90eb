package org.graft.engine.ledger;

/**
 * Where an experiment stands: as long as this does not change, nothing was recorded.
 *
 * @param experiment its id
 * @param ended trials with an outcome
 * @param failed those that failed
 * @param last when the last of them ended, ISO 8601; empty without any
 */
public record Standing(String experiment, int ended, int failed, String last) {}
