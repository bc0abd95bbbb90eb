package org.graft.dl4j.operation;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** h = min(1, max(0, x / 6 + 0.5)), or x h: hard sigmoid and hard swish as PyTorch has them. */
final class HardGate extends BaseActivationFunction {
  private static final long serialVersionUID = 1;

  /** What the gate is for. */
  enum Kind {
    /** h itself. */
    GATE,
    /** x h. */
    GATED
  }

  private final Kind kind;

  HardGate(Kind kind) {
    this.kind = kind;
  }

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    INDArray gate = gate(in);
    return kind == Kind.GATE ? in.assign(gate) : in.muli(gate);
  }

  /** dh/dx = 1/6 between -3 and 3; d(x h)/dx = h + x dh/dx. */
  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    INDArray slope = in.gt(-3).castTo(in.dataType()).muli(in.lt(3).castTo(in.dataType())).divi(6);
    if (kind == Kind.GATED) {
      slope.muli(in).addi(gate(in));
    }
    return new Pair<>(in.assign(slope.muli(epsilon)), null);
  }

  private static INDArray gate(INDArray in) {
    INDArray line = in.div(6).addi(0.5);
    return Transforms.min(Transforms.max(line, 0, false), 1, false);
  }

  @Override
  public String toString() {
    return kind == Kind.GATE ? "hard-sigmoid-6" : "hard-swish";
  }
}
