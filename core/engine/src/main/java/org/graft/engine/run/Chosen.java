package org.graft.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.Choosing;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Rows;
import org.graft.engine.spec.Selection;
import org.graft.spi.base.Direction;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;

/**
 * What a trial chose. Of its candidates the one with the best mean score wins, of equal ones the
 * first; one that failed, diverged or has no score in any part is left out.
 *
 * @param tried its candidates, in order
 * @param then the trial as it goes on; empty where no candidate has a score
 */
public record Chosen(List<Tried> tried, Optional<PlannedTrial> then) {
  /** Copies the list. */
  public Chosen {
    tried = List.copyOf(tried);
  }

  /**
   * What {@code trial} chooses.
   *
   * @param scores of its candidates' trainings, by key
   */
  static Chosen of(PlannedTrial trial, Map<String, HeldOutScore> scores) {
    List<Tried> tried = new ArrayList<>();
    for (PlannedTrial.Candidate candidate : trial.candidates()) {
      tried.add(
          tried(
              candidate.what(),
              candidate.fits().stream()
                  .map(fit -> Optional.ofNullable(scores.get(fit.card().id())).orElseThrow())
                  .toList()));
    }
    Selection rule = trial.arm().choosing().orElseThrow().rule();
    int best = best(tried, rule.by().value().direction());
    if (best < 0) {
      return new Chosen(tried, Optional.empty());
    }
    Tried winner = tried.get(best);
    tried.set(best, winner.asChosen());
    return new Chosen(tried, Optional.of(then(trial, best, winner.epochs())));
  }

  /**
   * A trial as it went on once it had chosen.
   *
   * @param tried its candidates as recorded; none where it chose nothing
   */
  public static PlannedTrial then(PlannedTrial trial, List<Tried> tried) {
    for (int i = 0; i < Math.min(tried.size(), trial.candidates().size()); i++) {
      if (tried.get(i).chosen()) {
        return then(trial, i, tried.get(i).epochs());
      }
    }
    return trial;
  }

  private static PlannedTrial then(PlannedTrial trial, int candidate, List<Integer> epochs) {
    PlannedTrial then = trial.candidates().get(candidate).then();
    return then.rows().use() == Rows.Use.REFIT ? ending(then, epochs) : then;
  }

  private static Tried tried(Choosing.Candidate what, List<HeldOutScore> parts) {
    Optional<String> failure = parts.stream().flatMap(p -> p.failure().stream()).findFirst();
    int phases = parts.stream().mapToInt(p -> p.epochs().size()).min().orElse(0);
    List<Integer> epochs =
        IntStream.range(0, phases)
            .map(
                phase ->
                    (int)
                        Math.round(
                            parts.stream()
                                .mapToInt(p -> p.epochs().get(phase))
                                .average()
                                .orElse(0)))
            .boxed()
            .toList();
    return new Tried(
        what.settings(),
        failure.isPresent() ? List.of() : parts.stream().map(p -> (double) p.score()).toList(),
        epochs,
        parts.stream().mapToDouble(HeldOutScore::seconds).sum(),
        failure,
        false);
  }

  private static int best(List<Tried> tried, Direction direction) {
    int best = -1;
    for (int i = 0; i < tried.size(); i++) {
      double score = tried.get(i).score();
      if (Double.isNaN(score)) {
        continue;
      }
      double least = best < 0 ? 0 : tried.get(best).score();
      boolean better = direction == Direction.HIGHER_IS_BETTER ? score > least : score < least;
      if (best < 0 || better) {
        best = i;
      }
    }
    return best;
  }

  /** Trained for so many epochs, by phase, since no validation split is left to watch. */
  private static PlannedTrial ending(PlannedTrial trial, List<Integer> epochs) {
    Optional<Recipe> recipe = trial.arm().recipe();
    if (recipe.isEmpty()) {
      return trial;
    }
    List<Phase> phases = new ArrayList<>();
    for (int i = 0; i < recipe.get().phases().size(); i++) {
      Phase phase = recipe.get().phases().get(i);
      boolean stops = phase.training().earlyStopping().isPresent() && i < epochs.size();
      phases.add(stops ? phase.with(phase.training().endingAfter(epochs.get(i))) : phase);
    }
    return trial.by(recipe.get().in(phases));
  }
}
