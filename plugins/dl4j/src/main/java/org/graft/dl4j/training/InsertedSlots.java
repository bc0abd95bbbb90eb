package org.graft.dl4j.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graft.dl4j.graph.Slots.Slot;
import org.graft.spi.data.Tensor;
import org.graft.training.Numbers;
import org.graft.training.insertion.InsertedNode;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The parameters of one node, which are made of what is inserted there. */
record InsertedSlots(InsertedNode node, List<Slot> slots) {
  /** A node's slots among all of a graph's. */
  static InsertedSlots of(InsertedNode node, List<Slot> all) {
    return new InsertedSlots(
        node, all.stream().filter(slot -> node.keys().contains(slot.key())).toList());
  }

  /** Writes the parameters as they are at the start of training. */
  void begin() {
    write(node.parameters());
  }

  /**
   * Takes a step.
   *
   * @param gradients of all parameters of the graph
   */
  void step(INDArray gradients, double rate, int number) {
    Map<String, float[]> own = new HashMap<>();
    slots.forEach(slot -> own.put(slot.key(), slot.gradient(gradients)));
    write(node.step(own, rate, number));
  }

  private void write(Map<String, float[]> numbers) {
    for (Slot slot : slots) {
      slot.write(
          Tensor.of(slot.parameter().shape(), numbers.getOrDefault(slot.key(), new float[0])));
    }
  }

  /** Goes through the parameters. */
  void moved(Numbers numbers) {
    for (Slot slot : slots) {
      float[] values = slot.read().toArray();
      numbers.floats(values);
      if (numbers.restoring()) {
        slot.write(Tensor.of(slot.parameter().shape(), values));
      }
    }
  }
}
