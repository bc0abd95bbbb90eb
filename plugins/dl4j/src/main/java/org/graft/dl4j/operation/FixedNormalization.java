package org.graft.dl4j.operation;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalisation that is frozen: scale x + shift by running statistics, also while training,
 * and with the gradient that belongs to it.
 *
 * @param scale gamma / sqrt(variance + epsilon), [features]
 * @param shift beta - mean scale, [features]
 */
public record FixedNormalization(INDArray scale, INDArray shift) implements CustomOperation {
  /** From gamma, beta, mean and variance, each [features]. */
  public static FixedNormalization of(float[][] parameters, double epsilon) {
    int n = parameters[0].length;
    float[] scale = new float[n];
    float[] shift = new float[n];
    for (int i = 0; i < n; i++) {
      double factor = parameters[0][i] / Math.sqrt(parameters[3][i] + epsilon);
      scale[i] = (float) factor;
      shift[i] = (float) (parameters[1][i] - parameters[2][i] * factor);
    }
    return new FixedNormalization(Nd4j.createFromArray(scale), Nd4j.createFromArray(shift));
  }

  @Override
  public INDArray forward(INDArray x, boolean training, LayerWorkspaceMgr memory) {
    INDArray y = memory.dup(ArrayType.ACTIVATIONS, x, 'c');
    Nd4j.exec(new BroadcastMulOp(y, scale, y, 1));
    return Nd4j.exec(new BroadcastAddOp(y, shift, y, 1));
  }

  @Override
  public INDArray backward(INDArray x, INDArray epsilon, LayerWorkspaceMgr memory) {
    INDArray gradient = memory.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c');
    return Nd4j.exec(new BroadcastMulOp(gradient, scale, gradient, 1));
  }
}
