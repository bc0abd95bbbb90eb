package org.graft.testkit.conformance;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.ClassWeights;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Clusters;
import org.graft.testkit.fixture.Networks;

/** Small trainings: 24 examples of three classes in batches of 8, so that no batch is smaller. */
public final class Jobs {
  /** Examples to train on. */
  public static final int ROWS = 24;

  /** Examples a step. */
  public static final int BATCH = 8;

  private static final Seed SEED = new Seed(20_260_101);

  private Jobs() {}

  /** Plain gradient descent for so many epochs. */
  public static Training plain(int epochs) {
    return new Training(new Optimizer.Sgd(0.1), BATCH, epochs);
  }

  /** As {@link #plain} with another optimiser. */
  public static Training with(Optimizer optimizer) {
    return new Training(optimizer, BATCH, 3);
  }

  /** As {@link #plain} with a schedule. */
  public static Training with(Schedule schedule) {
    return new Training(
        new Optimizer.Sgd(0.2),
        BATCH,
        3,
        schedule,
        Penalty.NONE,
        Optional.empty(),
        ClassWeights.NONE);
  }

  /** As {@link #plain} with a penalty. */
  public static Training with(Penalty penalty) {
    return new Training(
        new Optimizer.Sgd(0.1),
        BATCH,
        3,
        new Schedule.Constant(),
        penalty,
        Optional.empty(),
        ClassWeights.NONE);
  }

  /** As {@link #plain} with class weights. */
  public static Training with(ClassWeights weights) {
    return new Training(
        new Optimizer.Sgd(0.1),
        BATCH,
        3,
        new Schedule.Constant(),
        Penalty.NONE,
        Optional.empty(),
        weights);
  }

  /** Fast descent that overshoots on validation, stopped early. */
  public static Training with(EarlyStopping stopping) {
    return new Training(
        new Optimizer.Momentum(0.1, 0.9),
        BATCH,
        12,
        new Schedule.Constant(),
        Penalty.NONE,
        Optional.of(stopping),
        ClassWeights.NONE);
  }

  /** Trains every node. */
  public static FitJob all(Network network, Training training) {
    return of(network, List.of(new Phase(names(network), training)));
  }

  /** Trains every node but the frozen ones. */
  public static FitJob frozen(Network network, Set<String> frozen, Training training) {
    return of(network, List.of(new Phase(allBut(network, frozen), training)));
  }

  /** Trains in the given phases; the first block is carried, so that L2-SP has an anchor. */
  public static FitJob of(Network network, List<Phase> phases) {
    Clusters clusters = clusters(network);
    Set<String> first = new LinkedHashSet<>();
    network.blocks().get(0).nodes().forEach(n -> first.add(n.name()));
    Map<String, Examples> watched = new LinkedHashMap<>();
    watched.put(FitJob.VALIDATION, clusters.examples("validation", 9));
    watched.put("test", clusters.examples("test", 7));
    return new FitJob(
        network,
        Lively.weights(network, SEED.derive("weights")),
        Weights.draw(network, SEED.derive("source")).only(first::contains),
        clusters.examples("train", ROWS),
        watched,
        phases,
        SEED.derive("job"));
  }

  /** The same job on other examples to train on. */
  public static FitJob on(Examples train, FitJob job) {
    return new FitJob(
        job.network(),
        job.initial(),
        job.anchor(),
        train,
        job.watched(),
        job.phases(),
        job.seed(),
        job.copies(),
        job.teacher());
  }

  /** Names of all nodes, in order. */
  public static Set<String> names(Network network) {
    return new LinkedHashSet<>(network.parameters().keySet());
  }

  /** Names of all nodes but the given ones, in order. */
  public static Set<String> allBut(Network network, Set<String> others) {
    Set<String> names = names(network);
    names.removeAll(others);
    return names;
  }

  /** Data for a network's input. */
  public static Clusters clusters(Network network) {
    return new Clusters(network.input(), Networks.CLASSES, SEED.derive("clusters"));
  }
}
