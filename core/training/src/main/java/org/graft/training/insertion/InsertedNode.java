package org.graft.training.insertion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Insertion;
import org.graft.spi.training.Phase;
import org.graft.training.PhaseStart;
import org.graft.training.TrainingState;

/**
 * A node of one job whose parameters train by way of an insertion. It holds what is inserted, and
 * its optimiser's past; the trainer holds the parameters themselves. Not thread-safe.
 */
public final class InsertedNode {
  private final List<String> keys;
  private final List<Integer> sizes;
  private final double factor;
  private final Reparameterisation parameters;
  private final List<MovedNumbers> moved = new ArrayList<>();

  private InsertedNode(PhaseStart start, int job, Node node, Insertion insertion) {
    FitJob own = start.jobs().get(job);
    Phase phase = start.phase(job);
    List<Parameter> all = own.network().parameters(node.name());
    List<Parameter> changed = all.stream().filter(insertion::changes).toList();
    this.keys = changed.stream().map(p -> Weights.key(node.name(), p)).toList();
    this.sizes = changed.stream().map(p -> Math.toIntExact(p.shape().elements())).toList();
    this.factor = phase.rate(node.name(), changed.get(0));
    Weights weights = start.weights().get(job);
    float[][] before =
        changed.stream().map(p -> weights.get(node.name(), p).toArray()).toArray(float[][]::new);
    this.parameters = Reparameterisation.of(insertion, node.layer(), changed, before);
    for (Parameter p : insertion.inserted(node.layer(), all)) {
      float[] drawn = p.draw(node.name(), own.insertion(start.index())).toArray();
      moved.add(new MovedNumbers(drawn, p.isKernel(), phase.training()));
    }
  }

  /** The nodes of a job at which its phase inserts something, in the network's order. */
  public static List<InsertedNode> of(PhaseStart start, int job) {
    List<InsertedNode> nodes = new ArrayList<>();
    Map<String, Insertion> insertions = start.phase(job).insertions();
    for (Node node : start.jobs().get(job).network().nodes()) {
      Optional.ofNullable(insertions.get(node.name()))
          .ifPresent(insertion -> nodes.add(new InsertedNode(start, job, node, insertion)));
    }
    return nodes;
  }

  /** Keys of the parameters that are made of what is inserted. */
  public List<String> keys() {
    return keys;
  }

  private float[][] inserted() {
    return moved.stream().map(MovedNumbers::values).toArray(float[][]::new);
  }

  /** The parameters' numbers as they are now, by key: at the start, what it starts from. */
  public Map<String, float[]> parameters() {
    float[][] merged = parameters.merged(inserted());
    Map<String, float[]> numbers = new LinkedHashMap<>();
    for (int k = 0; k < merged.length; k++) {
      numbers.put(keys.get(k), merged[k]);
    }
    return numbers;
  }

  /**
   * Takes a step.
   *
   * @param gradients by the parameters of {@link #keys}, on the SPI's axes; none where nothing
   *     depends on one
   * @param rate the phase's learning rate after its schedule
   * @param number which step of the phase, from 1
   * @return the parameters' new numbers, by key
   */
  public Map<String, float[]> step(Map<String, float[]> gradients, double rate, int number) {
    float[][] each = new float[keys.size()][];
    for (int k = 0; k < each.length; k++) {
      float[] own = gradients.get(keys.get(k));
      each[k] = own == null ? new float[sizes.get(k)] : own;
    }
    float[][] by = parameters.gradients(each, inserted());
    for (int k = 0; k < by.length; k++) {
      moved.get(k).step(by[k], rate * factor, number);
    }
    return parameters();
  }

  /** Goes through what is inserted, and what its optimiser remembers. */
  public void state(TrainingState state) {
    moved.forEach(numbers -> numbers.state(state));
  }
}
