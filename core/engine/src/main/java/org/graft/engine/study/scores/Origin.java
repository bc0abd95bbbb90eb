package org.graft.engine.study.scores;

import java.util.List;
import java.util.OptionalLong;
import org.graft.spi.result.study.ChecklistItem;
import org.graft.spi.result.study.DataCard;
import org.graft.spi.result.study.Provenance;
import org.graft.spi.result.study.Scatter;
import org.graft.spi.result.study.Stopping;
import org.graft.spi.result.study.StrategyCard;
import org.graft.spi.result.study.Warning;

/**
 * What is known of scores beside their values.
 *
 * @param data the data sets, sources first
 * @param backbones labels of the backbones
 * @param strategies the strategies
 * @param varied what differed from one repeat to the next
 * @param unit one repeat in words: {@code repeat}, {@code fold}
 * @param seed the root of all randomness; empty where unknown
 * @param stopping when it was to end
 * @param provenance versions, settings, digests
 * @param warnings what the origin itself gives reason to warn of
 * @param checklist what the origin can answer of the checklist
 * @param scatters pictures of data with two features
 */
public record Origin(
    List<DataCard> data,
    List<String> backbones,
    List<StrategyCard> strategies,
    List<String> varied,
    String unit,
    OptionalLong seed,
    Stopping stopping,
    Provenance provenance,
    List<Warning> warnings,
    List<ChecklistItem> checklist,
    List<Scatter> scatters) {
  /** Copies the lists. */
  public Origin {
    data = List.copyOf(data);
    backbones = List.copyOf(backbones);
    strategies = List.copyOf(strategies);
    varied = List.copyOf(varied);
    warnings = List.copyOf(warnings);
    checklist = List.copyOf(checklist);
    scatters = List.copyOf(scatters);
  }
}
