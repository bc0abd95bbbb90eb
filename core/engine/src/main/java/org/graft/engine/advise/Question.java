package org.graft.engine.advise;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What advice is wanted on.
 *
 * @param target a data set as experiment files write it, on one line
 * @param backbone a backbone, likewise
 * @param source the data set the backbone is trained on; absent for pretrained ones
 * @param small fewer training examples of each class than this count as few
 * @param examples most training examples that are probed
 */
public record Question(
    String target, String backbone, Optional<String> source, int small, int examples) {
  /** What a target with fewer training examples a class is called small, unless said otherwise. */
  public static final int SMALL = 500;

  /** How many training examples are probed, unless said otherwise. */
  public static final int EXAMPLES = 1000;

  /** Rates that suit Adam from a drawn source model, the same for all strategies. */
  private static final String RATES = "rate: {choose: [0.01, 0.001, 0.0001]}";

  /** Rates that suit Adam on pretrained weights, which large steps destroy. */
  private static final String CAREFUL = "rate: {choose: [0.001, 0.0001, 0.00001]}";

  /**
   * An experiment that compares the depths of all four scenarios, each with a rate of its own that
   * is chosen in every replicate on rows held out from training.
   */
  String experiment(Layout layout) {
    StringBuilder text = new StringBuilder("experiment: advised\n\n");
    source.ifPresent(data -> text.append("source: ").append(data).append('\n'));
    text.append("target: ").append(target).append("\nbackbone: ").append(backbone).append("\n\n");
    text.append(
        source.isPresent()
            ? """
            source-training: {epochs: 3}
            training: {optimizer: {adam: {rate: 0.001}}, batch: 32, epochs: 10}

            """
            : """
            training: {optimizer: {adam: {rate: 0.0001}}, batch: 32, epochs: 20}

            """);
    text.append("strategies:\n");
    String tuned = source.isPresent() ? RATES : CAREFUL;
    String pooled = layout.pooled() ? "hidden: [global-average-pooling]" : "";
    String further = pooled.isEmpty() ? "" : ", " + pooled;
    Set<String> labels = new LinkedHashSet<>();
    for (Scenario scenario : Scenario.values()) {
      int frozen = scenario.frozen(layout.blocks());
      String label = label(scenario, layout);
      if (labels.add(label)) {
        text.append("  - ")
            .append(
                frozen == layout.blocks()
                    ? "feature-extractor: {" + RATES + further
                    : "fine-tune: {frozen: " + frozen + ", " + tuned + further)
            .append("}\n    as: ")
            .append(label)
            .append('\n');
      }
    }
    text.append("  - scratch: {").append(RATES).append(further).append("}\n    as: scratch\n");
    text.append("selection: {by: log-loss, on: ")
        .append(layout.validation() ? "validation" : "{resamples: 1, validation: 0.2}")
        .append(", then: refit}\n");
    text.append(
        source.isPresent()
            ? "\nrepeats: {source: 3, training: 2}\n"
            : "\nrepeats: {training: 6}\n");
    return text.append("metrics: [accuracy, log-loss]\nbaseline: ")
        .append(layout.advised().map(s -> label(s, layout)).orElse("scratch"))
        .append("\nrope: 0.01\n")
        .toString();
  }

  /** A strategy's label in the experiment. */
  static String label(Scenario scenario, Layout layout) {
    int frozen = scenario.frozen(layout.blocks());
    return frozen == layout.blocks()
        ? "feature extractor"
        : frozen == 0 ? "fine-tune all" : "freeze " + frozen + " of " + layout.blocks();
  }

  /**
   * What the experiment's strategies depend on.
   *
   * @param blocks blocks of the backbone's body
   * @param validation whether the target has a validation split
   * @param pooled whether its features are images, which a new head pools first
   * @param advised whose strategy the others are compared with
   */
  record Layout(int blocks, boolean validation, boolean pooled, Optional<Scenario> advised) {}
}
