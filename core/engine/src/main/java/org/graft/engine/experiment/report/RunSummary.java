package org.graft.engine.experiment.report;

import org.graft.engine.ledger.Standing;

/**
 * How a run stands at its end.
 *
 * @param standing how many trials have which outcome
 * @param text decisions, table and where the report lies, as plain text
 * @param reported whether every report was written
 */
public record RunSummary(Standing standing, String text, boolean reported) {}
