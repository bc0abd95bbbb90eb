package org.graft.engine.score;

import java.util.List;
import java.util.Optional;
import org.graft.engine.plugin.Choice;
import org.graft.spi.TransferScore;

/**
 * What is to be ranked.
 *
 * @param target a data set as experiment files write it, on one line
 * @param source the data set that backbones are trained on; absent for pretrained ones
 * @param training how they are trained on it, as experiment files write it
 * @param backbones one or more, likewise
 * @param taps where features are taken from; empty for the whole body
 * @param scores by which
 * @param examples most training examples that are looked at
 * @param resamples half samples for the error, 0 for none
 */
public record ScoreQuestion(
    String target,
    Optional<String> source,
    String training,
    List<String> backbones,
    List<String> taps,
    List<Choice<TransferScore>> scores,
    int examples,
    int resamples) {
  /** Rows that are looked at where nobody says how many. */
  public static final int EXAMPLES = 1000;

  /** Copies the lists. */
  public ScoreQuestion {
    backbones = List.copyOf(backbones);
    taps = List.copyOf(taps);
    scores = List.copyOf(scores);
  }

  /** An experiment whose feature extractors have the taps as their frozen prefixes. */
  String experiment(String backbone, List<String> strategies) {
    StringBuilder text = new StringBuilder("experiment: scored\n\n");
    source.ifPresent(data -> text.append("source: ").append(data).append('\n'));
    text.append("target: ").append(target).append("\nbackbone: ").append(backbone);
    text.append("\n\ntraining: " + training + "\nstrategies:\n");
    strategies.forEach(strategy -> text.append("  - ").append(strategy).append('\n'));
    return text.toString();
  }
}
