package org.graft.dl4j.operation;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An activation function as a layer. DL4J's own activation layer writes over its input in inference
 * though another layer may read it too.
 */
public record Activate(IActivation function) implements CustomOperation {
  @Override
  public INDArray forward(INDArray x, boolean training, LayerWorkspaceMgr memory) {
    return function.getActivation(memory.dup(ArrayType.ACTIVATIONS, x, 'c'), training);
  }

  @Override
  public INDArray backward(INDArray x, INDArray epsilon, LayerWorkspaceMgr memory) {
    INDArray copy = memory.dup(ArrayType.ACTIVATION_GRAD, x, 'c');
    INDArray gradient = function.backprop(copy, epsilon).getFirst();
    return gradient == copy
        ? gradient
        : memory.dup(ArrayType.ACTIVATION_GRAD, gradient, 'c'); // identity hands epsilon through
  }
}
