package org.graft.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.Choosing;
import org.graft.engine.plan.PlannedTrial;
import org.graft.spi.base.Direction;

/**
 * A trial on its way to a choice. Of its candidates the one with the best mean score wins, of equal
 * ones the first; one that failed, diverged or has no score in any part is left out.
 *
 * <p>Where candidates are stopped early, they go from rung to rung: of those in a rung the best go
 * on, of equal ones the first. Only candidates of the last rung can win. Where all that go on fail,
 * the next best go on in their place: those of the same rung, then those of the rungs before. Not
 * thread-safe.
 */
final class Rungs {
  private final PlannedTrial trial;
  private final Choosing choosing;
  private final Tried[] tried;
  private final int[] reached;
  private List<Integer> open;
  private List<Integer> waiting = List.of();
  private int rung;
  private Optional<Integer> winner = Optional.empty();

  Rungs(PlannedTrial trial) {
    this.trial = trial;
    this.choosing = trial.arm().choosing().orElseThrow();
    int n = trial.candidates().size();
    this.tried = new Tried[n];
    this.reached = new int[n];
    this.open = IntStream.range(0, n).boxed().toList();
  }

  /** What is to be trained next; nothing once it has chosen, or has nothing left to choose. */
  List<PlannedTrial> wanted() {
    return open.stream().flatMap(i -> trial.candidates().get(i).fits(rung).stream()).toList();
  }

  /**
   * Takes what was wanted.
   *
   * @param scores of trainings, by key
   */
  void take(Map<String, HeldOutScore> scores) {
    if (open.isEmpty()) {
      return;
    }
    for (int i : open) {
      reached[i] = rung;
      PlannedTrial.Candidate candidate = trial.candidates().get(i);
      tried[i] =
          tried(
              candidate.what(),
              candidate.fits(rung).stream()
                  .map(fit -> Optional.ofNullable(scores.get(fit.card().id())).orElseThrow())
                  .toList());
    }
    List<Integer> ranked = ranked();
    if (ranked.isEmpty()) {
      goOn(waiting, List.of());
    } else if (rung == choosing.rungCount() - 1) {
      winner = Optional.of(ranked.get(0));
      open = List.of();
    } else {
      rung++;
      goOn(ranked, waiting);
    }
  }

  /** The best go on; behind the others of their rung wait those of the rungs before. */
  private void goOn(List<Integer> best, List<Integer> before) {
    int next = Math.min(best.size(), choosing.candidates(rung));
    open = best.subList(0, next);
    List<Integer> others = new ArrayList<>(best.subList(next, best.size()));
    others.addAll(before);
    waiting = others;
  }

  /** Those in the rung that have a score, the best first, of equal ones the first. */
  private List<Integer> ranked() {
    Comparator<Integer> better = Comparator.comparingDouble(i -> tried[i].score() + 0.0);
    boolean higher = choosing.rule().deciding().value().direction() == Direction.HIGHER_IS_BETTER;
    return open.stream()
        .sorted()
        .filter(i -> !Double.isNaN(tried[i].score()))
        .sorted(higher ? better.reversed() : better)
        .toList();
  }

  /** What became of every candidate. */
  Chosen chosen() {
    List<Tried> all = new ArrayList<>();
    for (int i = 0; i < tried.length; i++) {
      boolean won = winner.filter(Integer.valueOf(i)::equals).isPresent();
      boolean stopped = !Double.isNaN(tried[i].score()) && reached[i] < choosing.rungCount() - 1;
      all.add(
          won
              ? tried[i].with(Tried.Fate.CHOSEN)
              : stopped ? tried[i].with(Tried.Fate.STOPPED) : tried[i]);
    }
    return new Chosen(all, winner.map(i -> Chosen.then(trial, i, tried[i].epochs())));
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
        Tried.Fate.NOT_CHOSEN);
  }
}
