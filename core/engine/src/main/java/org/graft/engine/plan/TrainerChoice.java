package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.spec.Choice;
import org.graft.spi.Trainer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Phase;

/**
 * Who trains what: the trainer the spec names, or else the one that expects to be fastest.
 *
 * @param all every trainer there is
 * @param asked the one the spec names
 */
public record TrainerChoice(List<Choice<Trainer>> all, Optional<Choice<Trainer>> asked) {
  /**
   * Who trains {@code network}.
   *
   * @throws IllegalArgumentException with everyone's reason if nobody can
   */
  public Choice<Trainer> toTrain(Network network, List<Phase> phases) {
    return fastest(asked.map(List::of).orElse(all), network, phases);
  }

  /**
   * Who runs {@code prefix}, which is frozen: the trainer asked for if it can, else any, since
   * features are the same numbers to within rounding whoever computes them.
   */
  public Choice<Trainer> toRun(Network prefix) {
    return fastest(
        asked
            .filter(trainer -> trainer.value().refusal(prefix, List.of()).isEmpty())
            .map(List::of)
            .orElse(all),
        prefix,
        List.of());
  }

  private static Choice<Trainer> fastest(
      List<Choice<Trainer>> trainers, Network network, List<Phase> phases) {
    List<String> refusals = new ArrayList<>();
    Choice<Trainer> best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (Choice<Trainer> trainer : trainers) {
      Optional<String> refusal = trainer.value().refusal(network, phases);
      if (refusal.isPresent()) {
        refusals.add(trainer.name() + ": " + refusal.get());
        continue;
      }
      double cost = trainer.value().cost(network, phases);
      if (cost < lowest) {
        lowest = cost;
        best = trainer;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException(
          "no trainer can train it (" + String.join("; ", refusals) + ")");
    }
    return best;
  }
}
