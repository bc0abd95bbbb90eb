package org.graft.spi.result.study;

import java.util.List;

/**
 * What was compared, how often and under which rules.
 *
 * @param measure what scores measure
 * @param data the data sets, sources first
 * @param backbones labels of the backbones; empty for scores that came from elsewhere
 * @param strategies the strategies
 * @param replication what was repeated
 * @param family what was declared to be compared
 * @param stopping when it was to end
 * @param losses trials without a score
 * @param sensitivity what the design can show
 */
public record Design(
    Measure measure,
    List<DataCard> data,
    List<String> backbones,
    List<StrategyCard> strategies,
    Replication replication,
    Family family,
    Stopping stopping,
    Losses losses,
    Sensitivity sensitivity) {
  /** Copies the lists. */
  public Design {
    data = List.copyOf(data);
    backbones = List.copyOf(backbones);
    strategies = List.copyOf(strategies);
  }
}
