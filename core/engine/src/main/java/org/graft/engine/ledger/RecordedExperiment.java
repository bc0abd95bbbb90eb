package org.graft.engine.ledger;

/**
 * An experiment as the ledger holds it.
 *
 * @param id digest of what it declares
 * @param name its name
 * @param spec its resolved spec, YAML
 * @param folder where its file lay
 * @param graft version it was last run under
 * @param begun when it was last begun, ISO 8601
 * @param declared what its analysis needs
 */
public record RecordedExperiment(
    String id,
    String name,
    String spec,
    String folder,
    String graft,
    String begun,
    Declared declared) {}
