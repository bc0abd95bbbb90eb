package org.graft.engine.template;

import java.util.Set;

/** An experiment file that uses what a new plugin adds. */
record ExperimentText(String name, Set<Example> examples) {
  private boolean has(Example example) {
    return examples.contains(example);
  }

  private String own(Example example) {
    return example.name(name);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "# What %s adds, beside training from scratch. Needs no download.\n\n".formatted(name));
    text.append("experiment: ").append(name).append("\n\n");
    if (has(Example.PROTOCOL)) {
      text.append("protocol: {%s: {rows: 20}}\n".formatted(own(Example.PROTOCOL)));
    }
    if (has(Example.DATASET)) {
      text.append("source: {%s: {noise: 0.1}, as: rings}\n".formatted(own(Example.DATASET)));
      text.append("target: {%s: {noise: 0.3}, as: noisy rings}\n".formatted(own(Example.DATASET)));
    } else {
      text.append(
          """
          source: {blobs: {samples: 600, centers: 3, cluster-std: 2, random-state: 1, train: 300}, as: blobs 1}
          target: {blobs: {samples: 600, centers: 3, cluster-std: 2, random-state: 2, train: 300}, as: blobs 2}
          """);
    }
    text.append(
        has(Example.BACKBONE)
            ? "backbone: {%s: {widest: 16, layers: 2}}\n".formatted(own(Example.BACKBONE))
            : "backbone: {mlp: {hidden: [8, 8], activation: relu, initializer: he-uniform}}\n");
    text.append("training:\n  optimizer: {sgd: {rate: 0.05}}\n  batch: 32\n  epochs: 10\n");
    if (has(Example.SCHEDULE)) {
      text.append("  schedule: %s\n".formatted(own(Example.SCHEDULE)));
    }
    text.append("strategies:\n  - scratch\n  - feature-extractor\n");
    if (has(Example.STRATEGY)) {
      text.append("  - %s: {epochs: [1, 5]}   # a list expands\n".formatted(own(Example.STRATEGY)));
    }
    if (has(Example.PROGRAM)) {
      text.append("  - %s\n".formatted(own(Example.PROGRAM)));
    }
    text.append("repeats: {source: 1, training: 3}\n");
    if (has(Example.METRIC)) {
      text.append("metrics: [accuracy, {%s: {k: 2}}]\n".formatted(own(Example.METRIC)));
    }
    if (has(Example.SCORE)) {
      text.append("scores: [%s]\n".formatted(own(Example.SCORE)));
    }
    return text.append("baseline: scratch\n").toString();
  }
}
