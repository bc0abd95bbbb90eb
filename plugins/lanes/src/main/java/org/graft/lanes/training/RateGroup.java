package org.graft.lanes.training;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.graft.lanes.layer.Variable;
import org.graft.training.optimizer.UpdateRule;

/**
 * Variables that move at one rate.
 *
 * @param factors what the phase's rate is multiplied by, of one network or of each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RateGroup(double[] factors, List<TrainedVariable> variables) {
  /** The variables by their factors, groups in order of their first. */
  static List<RateGroup> of(
      List<Variable> variables,
      Function<Variable, double[]> factors,
      Function<Variable, TrainedVariable> trained) {
    Map<DoubleBuffer, List<TrainedVariable>> groups = new LinkedHashMap<>();
    for (Variable variable : variables) {
      groups
          .computeIfAbsent(DoubleBuffer.wrap(factors.apply(variable)), k -> new ArrayList<>())
          .add(trained.apply(variable));
    }
    return groups.entrySet().stream()
        .map(group -> new RateGroup(group.getKey().array(), group.getValue()))
        .toList();
  }

  /**
   * Moves its variables.
   *
   * @param rates the phase's, of one network or of each
   */
  void step(UpdateRule rule, double[] rates, int number) {
    double[] own = rates.clone();
    for (int k = 0; k < own.length; k++) {
      own[k] *= factors[k];
    }
    rule.begin(own, number);
    variables.forEach(variable -> variable.step(own));
  }
}
