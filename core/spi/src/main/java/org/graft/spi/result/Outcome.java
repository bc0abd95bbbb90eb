package org.graft.spi.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.graft.spi.training.CurvePoint;

/** How a trial ended. */
public sealed interface Outcome {
  /** Id of the trial. */
  String trial();

  /**
   * It has scores.
   *
   * @param trial its id
   * @param scores on the test split, by metric
   * @param confusion counts by true class (outer) and predicted class (inner)
   * @param curve its learning curve
   * @param audit what moved
   * @param seconds wall time by stage: {@code fit}, {@code predict}
   * @param peakBytes the process's resident memory high-water mark when it ended
   * @param trainer library and device that ran it
   */
  record Completed(
      String trial,
      Map<String, Double> scores,
      List<List<Integer>> confusion,
      List<CurvePoint> curve,
      Optional<Audit> audit,
      Map<String, Double> seconds,
      long peakBytes,
      String trainer)
      implements Outcome {
    /** Copies the collections. */
    public Completed {
      scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
      confusion = confusion.stream().map(List::copyOf).toList();
      curve = List.copyOf(curve);
      seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    }

    /** Number of epochs that its curve shows; 0 where it trained none. */
    public int epochs() {
      return curve.stream().mapToInt(CurvePoint::epoch).max().orElse(0);
    }

    /** Seconds of training an epoch took; empty where it trained none. */
    public OptionalDouble secondsPerEpoch() {
      return epochs() > 0 && seconds.containsKey("fit")
          ? OptionalDouble.of(seconds.get("fit") / epochs())
          : OptionalDouble.empty();
    }
  }

  /**
   * It broke.
   *
   * @param trial its id
   * @param stage where
   * @param message why
   */
  record Failed(String trial, Stage stage, String message) implements Outcome {}

  /**
   * It was not run.
   *
   * @param trial its id
   * @param reason why
   */
  record Skipped(String trial, String reason) implements Outcome {}
}
