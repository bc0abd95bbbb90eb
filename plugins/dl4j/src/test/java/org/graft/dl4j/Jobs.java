package org.graft.dl4j;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Clusters;
import org.graft.testkit.fixture.Networks;

/** Small trainings: 25 examples in batches of 8, so that the last batch has one. */
public final class Jobs {
  public static final Training PLAIN = new Training(new Optimizer.Sgd(0.05), 8, 2);

  private Jobs() {}

  static Examples data(Shape input, String split, int rows) {
    return new Clusters(input, Networks.CLASSES, new Seed(5)).examples(split, rows);
  }

  public static FitJob of(Network network, List<Phase> phases) {
    return of(network, data(network.input(), "train", 25), phases);
  }

  static FitJob of(Network network, Examples train, List<Phase> phases) {
    Weights initial = Weights.draw(network, new Seed(11));
    return new FitJob(
        network,
        initial,
        initial.only(name -> !name.equals(network.output().name())),
        train,
        Map.of(FitJob.VALIDATION, data(network.input(), "validation", 20)),
        phases,
        new Seed(13));
  }

  public static Phase all(Network network, Training training) {
    return new Phase(names(network), training);
  }

  static Phase allBut(Network network, Set<String> frozen, Training training) {
    Set<String> trained = names(network);
    trained.removeAll(frozen);
    return new Phase(trained, training);
  }

  static Set<String> names(Network network) {
    return network.nodes().stream()
        .map(Node::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
