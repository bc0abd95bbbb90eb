package org.graft.dl4j.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.graft.dl4j.backend.NativeArray;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Where a network's parameters lie in a DL4J graph.
 *
 * @param slots one for each parameter that the graph holds, by place
 */
public record Slots(List<Slot> slots) {
  /**
   * One parameter in the graph.
   *
   * @param view the graph's array for it, on axes of DL4J's choice
   * @param offset where it begins among all parameters of the graph
   */
  public record Slot(Node node, Parameter parameter, INDArray view, long offset) {
    /** Its key in {@link Weights}. */
    public String key() {
      return Weights.key(node.name(), parameter);
    }

    /** Whether it changes in {@code phase}. */
    public boolean moves(Phase phase) {
      return phase.moves(node.name(), parameter);
    }

    /** Whether an optimiser or the forward pass changes it in {@code phase}, and no insertion. */
    public boolean movesByItself(Phase phase) {
      return moves(phase) && !phase.inserted(node.name(), parameter);
    }

    /** What the learning rate of {@code phase} is multiplied by. */
    public double rate(Phase phase) {
      return phase.rate(node.name(), parameter);
    }

    /** Copies the graph's numbers out, on the SPI's axes. */
    public Tensor read() {
      return Tensor.of(
          parameter.shape(), NativeArray.values(Axes.toSpi(node.layer(), parameter, view)));
    }

    /**
     * Copies the gradient out, on the SPI's axes.
     *
     * @param gradients of all parameters of the graph
     */
    public float[] gradient(INDArray gradients) {
      INDArray own =
          gradients
              .reshape(gradients.length())
              .get(NDArrayIndex.interval(offset, offset + view.length()))
              .reshape(view.ordering(), view.shape());
      return NativeArray.values(Axes.toSpi(node.layer(), parameter, own));
    }

    /** Copies numbers into the graph. */
    public void write(Tensor tensor) {
      if (NativeArray.onCpu()) {
        FloatPointer numbers = NativeArray.pointer(view);
        GraphOrder.copy(this, tensor, (at, v, from, n) -> numbers.position(at).put(v, from, n));
      } else {
        view.assign(
            Nd4j.createFromArray(inGraphOrder(tensor)).reshape(view.ordering(), view.shape()));
      }
    }

    /** Numbers in the order in which the graph holds them. */
    public float[] inGraphOrder(Tensor tensor) {
      float[] ordered = new float[Math.toIntExact(view.length())];
      GraphOrder.copy(
          this,
          tensor,
          (at, v, from, n) -> System.arraycopy(v, from, ordered, Math.toIntExact(at), n));
      return ordered;
    }
  }

  /** The slots of {@code network}'s parameters in {@code graph}. */
  public static Slots of(Network network, ComputationGraph graph) {
    List<Slot> slots = new ArrayList<>();
    Map<String, List<Parameter>> parameters = network.parameters();
    for (Node node : network.nodes()) {
      Map<String, INDArray> table = graph.getVertex(node.name()).paramTable(false);
      for (Parameter p : parameters.getOrDefault(node.name(), List.of())) {
        INDArray view = table.get(Axes.key(p));
        if (view == null && !table.isEmpty()) {
          throw new IllegalStateException("no place for " + Weights.key(node.name(), p));
        }
        if (view != null) {
          slots.add(new Slot(node, p, view, view.offset()));
        }
      }
    }
    slots.sort(Comparator.comparingLong(Slot::offset));
    return new Slots(List.copyOf(slots));
  }

  /** Copies weights into the graph. */
  public void write(Weights weights) {
    slots.forEach(slot -> slot.write(weights.get(slot.node().name(), slot.parameter())));
  }

  /** Weights as they are in the graph where {@code moved} says so, else the given ones. */
  public Weights read(Weights before, java.util.function.Predicate<Slot> moved) {
    Map<String, Tensor> changed = new LinkedHashMap<>();
    slots.stream().filter(moved).forEach(slot -> changed.put(slot.key(), slot.read()));
    return before.with(new Weights(changed));
  }
}
