package org.graft.lanes.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graft.lanes.layer.Variable;
import org.graft.training.insertion.InsertedNode;

/**
 * The parameters of one node in one lane, which are made of what is inserted there. A lane without
 * a job of its own has nodes of its own too, alike to the first job's.
 */
record InsertedVariables(InsertedNode node, List<Variable> variables, int lane) {
  /** A node's among all that train. */
  static InsertedVariables of(InsertedNode node, List<Variable> all, int lane) {
    return new InsertedVariables(
        node, all.stream().filter(v -> node.keys().contains(v.key())).toList(), lane);
  }

  /** Writes the parameters as they are at the start of training. */
  void begin() {
    write(node.parameters());
  }

  /** Takes a step by the variables' gradients. */
  void step(double rate, int number) {
    Map<String, float[]> gradients = new HashMap<>();
    variables.forEach(v -> gradients.put(v.key(), v.gradient(lane)));
    write(node.step(gradients, rate, number));
  }

  private void write(Map<String, float[]> numbers) {
    variables.forEach(v -> v.write(lane, numbers.getOrDefault(v.key(), new float[0])));
  }
}
