package org.graft.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.data.HeldOutRows;
import org.graft.engine.spec.HeldOut;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Target;
import org.graft.spi.training.FitJob;

/**
 * Which of the target's rows a training gets, and which its model is scored on.
 *
 * @param use what for
 * @param heldOut how rows are held out from a candidate
 * @param part which part of them, from 0
 * @param domains rows of the training split by domain, in order, where domains are held out
 */
public record Rows(Use use, HeldOut heldOut, int part, List<Integer> domains) {
  /** Copies the list. */
  public Rows {
    domains = List.copyOf(domains);
  }

  /** What rows are for. */
  public enum Use {
    /** Trains on the training split, is scored on the test split. */
    TEST,
    /** Trains on training and validation split, is scored on the test split. */
    REFIT,
    /** Is compared with other candidates; never meets the test split. */
    CANDIDATE
  }

  /** Of a trial that chooses nothing. */
  public static final Rows TEST = new Rows(Use.TEST, HeldOut.VALIDATION, 0, List.of());

  /** Of a chosen candidate that is trained once more. */
  public static final Rows REFIT = new Rows(Use.REFIT, HeldOut.VALIDATION, 0, List.of());

  /** Of a candidate, for one part of what is held out. */
  static Rows candidate(HeldOut heldOut, int part, List<Integer> domains) {
    boolean byDomain = heldOut.way() == HeldOut.Way.DOMAINS;
    return new Rows(Use.CANDIDATE, heldOut, part, byDomain ? domains : List.of());
  }

  /**
   * The rows of one training.
   *
   * @param train to train on
   * @param validation for early stopping
   * @param scored that the model is scored on
   */
  public record Own(Examples train, Optional<Examples> validation, Examples scored) {}

  /**
   * The rows of one training.
   *
   * @param target what is told of them
   * @param splits {@code train}, {@code test} and, where there is one, {@code validation}
   * @param seed the trial's
   */
  public Own of(Target target, Map<String, Examples> splits, Seed seed) {
    Examples train = need(splits, "train");
    Optional<Examples> validation = Optional.ofNullable(splits.get(FitJob.VALIDATION));
    return switch (use) {
      case TEST -> new Own(train, validation, need(splits, "test"));
      case REFIT ->
          new Own(
              validation.map(v -> HeldOutRows.joined(train, v)).orElse(train),
              Optional.empty(),
              need(splits, "test"));
      case CANDIDATE -> candidate(target, train, validation, seed);
    };
  }

  private Own candidate(Target target, Examples train, Optional<Examples> validation, Seed seed) {
    if (heldOut.way() == HeldOut.Way.VALIDATION) {
      return new Own(train, validation, validation.orElseThrow());
    }
    HeldOutRows rows = held(train, target, seed.derive("held out"));
    return new Own(train.select(rows.kept()), validation, train.select(rows.held()));
  }

  private HeldOutRows held(Examples train, Target target, Seed seed) {
    return switch (heldOut.way()) {
      case FOLDS -> HeldOutRows.fold(target, train.targets(), heldOut.parts(), part, seed);
      case DOMAINS -> {
        int from = domains.subList(0, part).stream().mapToInt(rows -> rows).sum();
        yield HeldOutRows.between(train.size(), from, from + domains.get(part));
      }
      case RESAMPLES, VALIDATION ->
          HeldOutRows.draw(target, train.targets(), heldOut.share(), seed.derive("part", part));
    };
  }

  private static Examples need(Map<String, Examples> splits, String name) {
    return Optional.ofNullable(splits.get(name))
        .orElseThrow(() -> new IllegalStateException("no split '" + name + "'"));
  }
}
