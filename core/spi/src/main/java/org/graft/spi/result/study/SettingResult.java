package org.graft.spi.result.study;

import java.util.List;

/**
 * One transfer with one backbone: its strategies and what their comparison gave.
 *
 * @param transfer name of the source and target, or of the data set
 * @param backbone label of the backbone; empty for scores that came from elsewhere
 * @param strategies one for each strategy, in the design's order
 * @param comparisons primary ones first, in the order in which they should be read
 * @param choices what strategies chose that had settings to choose, in the design's order
 */
public record SettingResult(
    String transfer,
    String backbone,
    List<StrategyResult> strategies,
    List<Comparison> comparisons,
    List<Choices> choices) {
  /** Copies the lists. */
  public SettingResult {
    strategies = List.copyOf(strategies);
    comparisons = List.copyOf(comparisons);
    choices = List.copyOf(choices);
  }

  /** A setting in which nothing was chosen. */
  public SettingResult(
      String transfer,
      String backbone,
      List<StrategyResult> strategies,
      List<Comparison> comparisons) {
    this(transfer, backbone, strategies, comparisons, List.of());
  }

  /** Its name for headings: transfer and backbone. */
  public String title() {
    return backbone.isEmpty() ? transfer : transfer + ", " + backbone;
  }
}
