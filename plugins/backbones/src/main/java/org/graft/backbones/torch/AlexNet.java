package org.graft.backbones.torch;

import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;

/** AlexNet in one column (arXiv:1404.5997). */
record AlexNet() implements VisionArchitecture {
  private static final double DROPOUT = 0.5;
  private static final int UNITS = 4096;

  @Override
  public String name() {
    return "alexnet";
  }

  @Override
  public String citation() {
    return "arXiv:1404.5997";
  }

  @Override
  public String head() {
    return "classifier.6";
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft =
        new Draft(input)
            .conv("features.0", Conv.of(64, 11).stride(4).border(2).biased())
            .relu("features.1")
            .maxPool("features.2", 3, 2, 0, false)
            .conv("features.3", Conv.of(192, 5).biased())
            .relu("features.4")
            .maxPool("features.5", 3, 2, 0, false)
            .conv("features.6", Conv.of(384, 3).biased())
            .relu("features.7")
            .conv("features.8", Conv.of(256, 3).biased())
            .relu("features.9")
            .conv("features.10", Conv.of(256, 3).biased())
            .relu("features.11")
            .maxPool("features.12", 3, 2, 0, false);
    return draft
        .adaptiveAverage("avgpool", 6)
        .put("flatten", new Layer.Flatten())
        .dropout("classifier.0", DROPOUT)
        .dense("classifier.1", UNITS)
        .relu("classifier.2")
        .dropout("classifier.3", DROPOUT)
        .dense("classifier.4", UNITS)
        .relu("classifier.5")
        .dense(head(), classes)
        .classifier();
  }
}
