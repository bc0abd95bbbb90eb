package org.graft.engine.plan;

import java.util.List;
import java.util.Map;
import org.graft.engine.spec.Pruning;
import org.graft.engine.spec.Selection;

/**
 * What a strategy chooses from in one setting.
 *
 * @param rule how it chooses
 * @param candidates from what, the first of equals winning
 * @param rungs how many are trained for how long; empty where all are trained as they are declared
 */
public record Choosing(Selection rule, List<Candidate> candidates, List<Pruning.Rung> rungs) {
  /** Copies the lists. */
  public Choosing {
    candidates = List.copyOf(candidates);
    rungs = List.copyOf(rungs);
  }

  /**
   * One candidate.
   *
   * @param settings by which it differs from the others, by name
   * @param fits how it is trained while it is compared with the others, by rung; in the last one as
   *     it is declared
   * @param then how it is trained once it is chosen
   * @param rows which rows it is trained on then
   */
  public record Candidate(Map<String, String> settings, List<Arm> fits, Arm then, Rows rows) {
    /** Copies the list. */
    public Candidate {
      fits = List.copyOf(fits);
    }

    /** How it is trained if it is not stopped early. */
    public Arm fit() {
      return fits.get(fits.size() - 1);
    }

    /** The same with rungs in which it is stopped early. */
    Candidate in(List<Pruning.Rung> rungs) {
      return new Candidate(
          settings,
          rungs.stream().map(rung -> fit().stoppedAfter(rung.epochs())).toList(),
          then,
          rows);
    }
  }

  /** How many rungs there are, 1 where none is stopped early. */
  public int rungCount() {
    return Math.max(1, rungs.size());
  }

  /** Candidates in a rung, from 0. */
  public int candidates(int rung) {
    return rungs.isEmpty() ? candidates.size() : rungs.get(rung).candidates();
  }

  /** Trainings that it takes to choose, those for a few epochs counted too. */
  public int fits() {
    return candidates.size() * rule.on().parts() + later();
  }

  /** Those of them that depend on the scores of others. */
  int later() {
    return rungs.stream().skip(1).mapToInt(Pruning.Rung::candidates).sum() * rule.on().parts();
  }
}
