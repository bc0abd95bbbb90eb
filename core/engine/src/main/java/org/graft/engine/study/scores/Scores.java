package org.graft.engine.study.scores;

import java.util.List;
import org.graft.spi.result.study.Losses;
import org.graft.spi.result.study.Study;

/**
 * Everything that is analysed.
 *
 * @param experiment its name
 * @param rules what was declared
 * @param family the declared comparisons
 * @param settings transfers with backbones, or data sets
 * @param losses cells without a score; their consequences are not yet said
 * @param trials every trial, where scores came from a ledger
 * @param origin what else is known
 */
public record Scores(
    String experiment,
    Rules rules,
    List<Pair> family,
    List<Setting> settings,
    List<Losses.Loss> losses,
    List<Study.Trial> trials,
    Origin origin) {
  /** Copies the lists. */
  public Scores {
    family = List.copyOf(family);
    settings = List.copyOf(settings);
    losses = List.copyOf(losses);
    trials = List.copyOf(trials);
  }

  /** Labels of the strategies, in order. */
  public List<String> strategies() {
    return origin.strategies().stream().map(card -> card.strategy()).toList();
  }
}
