package org.graft.engine.experiment.report;

import org.graft.engine.ledger.Standing;

/**
 * How a run stands at its end.
 *
 * @param standing how many trials have which outcome
 * @param text decisions, table and where the report lies, as plain text
 */
public record RunSummary(Standing standing, String text) {}
