package org.graft.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.augmentation.Augmentation;
import org.graft.spi.augmentation.FillMode;
import org.graft.spi.network.Network;
import org.graft.spi.training.ClassWeights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;

/** Trainings on examples that are changed at random, or mixed. */
final class AugmentationCases {
  private static final List<Augmentation> PICTURES =
      List.of(
          new Augmentation.Rotation(20, FillMode.REFLECT, 0),
          new Augmentation.HorizontalFlip(),
          new Augmentation.Cutout(2, 0));

  private AugmentationCases() {}

  static List<Case> all() {
    Network dense = Networks.dense();
    Network convolutional = Networks.convolutional();
    List<Augmentation> mixup = List.of(new Augmentation.Mixup(0.4));
    List<Augmentation> both = new ArrayList<>(PICTURES);
    both.addAll(mixup);
    return List.of(
        new Case("augmentation: pictures", Jobs.all(convolutional, training(PICTURES))),
        new Case("augmentation: mixup", Jobs.all(dense, training(mixup))),
        new Case("augmentation: pictures, and mixup", Jobs.all(convolutional, training(both))),
        new Case(
            "augmentation: mixup with balanced class weights",
            Jobs.on(
                Cases.unbalanced(Jobs.clusters(dense)),
                Jobs.all(dense, training(ClassWeights.BALANCED, mixup, Optional.empty())))),
        new Case(
            "augmentation: two copies of each picture",
            Jobs.all(convolutional, training(ClassWeights.NONE, PICTURES, Optional.of(2)))),
        new Case("augmentation: copies made before", copies(Jobs.all(dense, Jobs.plain(3)))));
  }

  private static Training training(List<Augmentation> augmentation) {
    return training(ClassWeights.NONE, augmentation, Optional.empty());
  }

  private static Training training(
      ClassWeights weights, List<Augmentation> augmentation, Optional<Integer> copies) {
    return new Training(
        new Optimizer.Sgd(0.1),
        Jobs.BATCH,
        3,
        new Schedule.Constant(),
        Penalty.NONE,
        Optional.empty(),
        weights,
        augmentation,
        copies,
        0,
        0,
        List.of());
  }

  private static FitJob copies(FitJob job) {
    return new FitJob(
        job.network(),
        job.initial(),
        job.anchor(),
        job.train(),
        Map.of(),
        job.phases(),
        job.seed(),
        3);
  }
}
