package org.graft.libtorch.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.graft.libtorch.network.Variables.Variable;
import org.graft.libtorch.runtime.Device;
import org.graft.training.insertion.InsertedNode;

/** The parameters of one node, which are made of what is inserted there. */
record InsertedVariables(InsertedNode node, List<Variable> variables, Device device) {
  /** A node's among all of a network's. */
  static InsertedVariables of(InsertedNode node, List<Variable> all, Device device) {
    return new InsertedVariables(
        node, all.stream().filter(v -> node.keys().contains(v.key())).toList(), device);
  }

  /** Writes the parameters as they are at the start of training. */
  void begin() {
    write(node.parameters());
  }

  /**
   * Takes a step.
   *
   * @param gradients by key; undefined where nothing depends on a parameter
   */
  void step(Map<String, Tensor> gradients, double rate, int number) {
    Map<String, float[]> own = new HashMap<>();
    for (Variable variable : variables) {
      Tensor gradient = gradients.get(variable.key());
      if (gradient != null && gradient.defined()) {
        own.put(variable.key(), device.read(gradient));
      }
    }
    write(node.step(own, rate, number));
  }

  private void write(Map<String, float[]> numbers) {
    variables.forEach(
        v -> device.write(v.tensor().detach(), numbers.getOrDefault(v.key(), new float[0])));
  }
}
