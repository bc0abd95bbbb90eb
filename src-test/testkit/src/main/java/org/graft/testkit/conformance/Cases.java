package org.graft.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.base.Name;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Network;
import org.graft.spi.training.ClassWeights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Clusters;
import org.graft.testkit.fixture.Networks;

/** Every training on which a trainer is compared with the reference; each has one feature. */
public final class Cases {
  private Cases() {}

  /** All of them; names are unique. */
  public static List<Case> all() {
    List<Case> all = new ArrayList<>();
    all.addAll(layers());
    all.addAll(HeadCases.all());
    all.addAll(optimizers());
    all.addAll(settings());
    all.addAll(StoppingCases.all());
    all.addAll(PhaseCases.all());
    all.addAll(AugmentationCases.all());
    all.addAll(FreezingCases.all());
    all.addAll(ParameterCases.all());
    all.addAll(InsertionCases.all());
    all.addAll(LossCases.all());
    all.addAll(TargetCases.all());
    return all;
  }

  private static List<Case> layers() {
    List<Case> cases = new ArrayList<>();
    Networks.layers()
        .forEach((name, n) -> cases.add(new Case("layer: " + name, Jobs.all(n, Jobs.plain(2)))));
    return cases;
  }

  private static List<Case> optimizers() {
    return List.of(
            new Optimizer.Sgd(0.2),
            new Optimizer.Momentum(0.1, 0.8),
            new Optimizer.Nesterov(0.1, 0.8),
            new Optimizer.Adam(0.02, 0.85, 0.95, 1e-3),
            new Optimizer.AdamW(0.02, 0.5, 0.85, 0.95, 1e-3),
            new Optimizer.AdaDelta(1, 0.9, 1e-2),
            new Optimizer.AdaGrad(0.05, 0.05, 1e-3),
            new Optimizer.RmsProp(0.01, 0.8, 1e-3))
        .stream()
        .map(o -> new Case("optimizer: " + name(o), Jobs.all(Networks.dense(), Jobs.with(o))))
        .toList();
  }

  private static String name(Optimizer optimizer) {
    return Optional.ofNullable(optimizer.getClass().getAnnotation(Name.class))
        .map(Name::value)
        .orElse(optimizer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }

  private static List<Case> settings() {
    Network dense = Networks.dense();
    Network convolutional = Networks.convolutional();
    Clusters clusters = new Clusters(dense.input(), Networks.CLASSES, new Seed(7));
    FitJob plain = Jobs.all(dense, Jobs.plain(3));
    List<Case> cases = new ArrayList<>();
    Map.of(
            "step", new Schedule.Step(1, 0.3),
            "exponential", new Schedule.Exponential(0.4),
            "cosine with warm-up", new Schedule.Cosine(0.1, 1.5),
            "slanted triangle", new Schedule.SlantedTriangle(0.3, 8),
            "one cycle", new Schedule.OneCycle(0.4, 5, 10))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e ->
                cases.add(
                    new Case("schedule: " + e.getKey(), Jobs.all(dense, Jobs.with(e.getValue())))));
    cases.add(new Case("penalty: l1", Jobs.all(dense, Jobs.with(new Penalty(0.02, 0, 0)))));
    cases.add(new Case("penalty: l2", Jobs.all(dense, Jobs.with(new Penalty(0, 0.05, 0)))));
    cases.add(
        new Case(
            "penalty: l2 on convolutions",
            Jobs.all(convolutional, Jobs.with(new Penalty(0, 0.05, 0)))));
    cases.add(
        new Case(
            "penalty: l2-sp with an anchor", Jobs.all(dense, Jobs.with(new Penalty(0, 0, 0.1)))));
    cases.add(
        new Case(
            "penalty: l2-sp with a factor for new kernels",
            Jobs.all(dense, Jobs.with(new Penalty(0, 0, 0.1, Optional.of(0.02))))));
    cases.add(new Case("label smoothing", Jobs.all(dense, Jobs.plain(3).withSmoothing(0.2))));
    cases.add(
        new Case(
            "label smoothing with uneven classes",
            Jobs.on(unbalanced(clusters), Jobs.all(dense, Jobs.plain(3).withSmoothing(0.1)))));
    cases.add(
        new Case(
            "balanced class weights",
            Jobs.on(unbalanced(clusters), Jobs.all(dense, Jobs.with(ClassWeights.BALANCED)))));
    cases.add(
        new Case(
            "factors of classes",
            Jobs.all(dense, Jobs.plain(3).withClassFactors(List.of(0.5, 1.0, 2.0)))));
    cases.add(
        new Case(
            "factors of classes, balanced and smoothed",
            Jobs.on(
                unbalanced(clusters),
                Jobs.all(
                    dense,
                    Jobs.with(ClassWeights.BALANCED)
                        .withSmoothing(0.1)
                        .withClassFactors(List.of(0.0, 3.0, 1.0))))));
    cases.add(new Case("a smaller last batch", Jobs.on(clusters.examples("train", 21), plain)));
    cases.add(
        new Case(
            "a batch larger than the training split",
            Jobs.on(clusters.examples("train", 5), plain)));
    cases.add(
        new Case(
            "batches of one example",
            Jobs.on(
                clusters.examples("train", 5),
                Jobs.all(dense, new Training(new Optimizer.Sgd(0.05), 1, 2)))));
    cases.add(new Case("nothing watched", unwatched(plain)));
    return cases;
  }

  /** As many examples as usual, of classes of different sizes. */
  static Examples unbalanced(Clusters clusters) {
    int[] rows =
        IntStream.range(0, 72)
            .filter(r -> r % 3 == 0 || r % 9 == 1 || r == 2)
            .limit(Jobs.ROWS)
            .toArray();
    return clusters.examples("train", 72).select(rows);
  }

  private static FitJob unwatched(FitJob job) {
    Examples train = job.train();
    return new FitJob(
        job.network(),
        job.initial(),
        job.anchor(),
        train,
        Map.of(),
        job.phases(),
        job.seed(),
        job.copies());
  }
}
