package org.graft.engine.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.engine.plugin.Kind;

/** An extension that a new plugin can begin with: one of each kind, or of each way to write one. */
public enum Example {
  /** A recipe. */
  STRATEGY("GradualUnfreezing", "gradual-unfreezing", Kind.STRATEGIES),
  /** A strategy as a program. */
  PROGRAM("NearestCentroid", "nearest-centroid", Kind.STRATEGIES),
  /** A data set. */
  DATASET("Rings", "rings", Kind.DATASETS),
  /** A network. */
  BACKBONE("Pyramid", "pyramid", Kind.BACKBONES),
  /** A protocol. */
  PROTOCOL("ScarceLabels", "scarce-labels", Kind.PROTOCOLS),
  /** A trainer. */
  TRAINER("Regression", "regression", Kind.TRAINERS, "RegressionLearner", "SoftmaxLayer"),
  /** A metric. */
  METRIC("TopAccuracy", "top-accuracy", Kind.METRICS),
  /** A schedule. */
  SCHEDULE("Polynomial", "polynomial", Kind.SCHEDULES),
  /** A transferability score. */
  SCORE("Separation", "separation", Kind.SCORES),
  /** An executor. */
  EXECUTOR("InOrder", "in-order", Kind.EXECUTORS),
  /** An executor on a batch system. */
  DETACHED_EXECUTOR("InBackground", "in-background", Kind.EXECUTORS),
  /** A report. */
  REPORT("Markdown", "markdown", Kind.REPORTS),
  /** A tracker. */
  TRACKER("Failures", "failures", Kind.TRACKERS);

  private final String type;
  private final String name;
  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> others;

  Example(String type, String name, Kind kind, String... others) {
    this.type = type;
    this.name = name;
    this.kind = kind;
    this.others = List.of(others);
  }

  /** The example that is called so, such as {@code strategy}. */
  public static Optional<Example> called(String option) {
    return Arrays.stream(values()).filter(e -> e.option().equals(option)).findFirst();
  }

  /** What it is called on the command line. */
  public String option() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Its record's simple name. */
  public String type() {
    return type;
  }

  /** Simple names of all its classes, its record first. */
  public List<String> types() {
    return Stream.concat(Stream.of(type), others.stream()).toList();
  }

  /** Its kind in the catalogue. */
  public Kind kind() {
    return kind;
  }

  /** What experiment files call it in a plugin of that name. */
  public String name(String plugin) {
    return plugin + "-" + name;
  }
}
