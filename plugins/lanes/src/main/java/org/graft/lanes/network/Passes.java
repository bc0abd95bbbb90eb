package org.graft.lanes.network;

import java.util.ArrayList;
import java.util.List;
import org.graft.lanes.batch.Batch;
import org.graft.lanes.layer.LayerOperation;
import org.graft.lanes.layer.Mode;
import org.graft.lanes.layer.Variable;
import org.graft.spi.training.Phase;

/** Forward and backward passes of a network in one phase. Not thread-safe. */
public final class Passes {
  private final LayerOperation[] operations;
  private final Mode[] modes;
  private final boolean[] trained;
  private final int first;
  private final List<Variable> moved = new ArrayList<>();

  public Passes(Net net, Phase phase) {
    int n = net.operations().size();
    operations = net.operations().toArray(LayerOperation[]::new);
    modes = new Mode[n];
    trained = new boolean[n];
    int lowest = n;
    for (int k = n - 1; k >= 0; k--) {
      modes[k] = Mode.of(net.node(k), phase);
      trained[k] = modes[k] == Mode.TRAINING && !operations[k].variables().isEmpty();
      lowest = trained[k] ? k : lowest;
    }
    first = lowest;
    for (Variable variable : net.variables()) {
      if (phase.moves(variable.node(), variable.parameter())) {
        moved.add(variable);
      }
    }
  }

  /** The variables that change in this phase, statistics included. */
  public List<Variable> moved() {
    return moved;
  }

  /** Logits of a batch in training; moves running statistics. */
  public Batch train(Batch x) {
    Batch y = x;
    for (int k = 0; k < operations.length; k++) {
      y = operations[k].forward(y, modes[k]);
    }
    return y;
  }

  /** Logits in inference. */
  public Batch infer(Batch x) {
    Batch y = x;
    for (LayerOperation operation : operations) {
      y = operation.forward(y, Mode.INFERENCE);
    }
    return y;
  }

  /** Sets the gradients of all variables that are trained, from that by the logits. */
  public void back(Batch gradient) {
    Batch g = gradient;
    for (int k = operations.length - 1; k >= first; k--) {
      if (trained[k]) {
        operations[k].derive(g);
      }
      if (k > first) {
        g = operations[k].backward(g);
      }
    }
  }
}
