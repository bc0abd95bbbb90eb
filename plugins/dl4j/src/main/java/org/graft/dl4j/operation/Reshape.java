package org.graft.dl4j.operation;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.graft.dl4j.backend.NativeArray;
import org.graft.spi.data.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The same numbers in another shape.
 *
 * @param from shape of one input
 * @param to shape of one output
 */
public record Reshape(Shape from, Shape to) implements CustomOperation {
  @Override
  public INDArray forward(INDArray x, boolean training, LayerWorkspaceMgr memory) {
    return memory
        .dup(ArrayType.ACTIVATIONS, x, 'c')
        .reshape('c', NativeArray.shape(to, (int) x.size(0)));
  }

  @Override
  public INDArray backward(INDArray x, INDArray epsilon, LayerWorkspaceMgr memory) {
    return memory
        .dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c')
        .reshape('c', NativeArray.shape(from, (int) x.size(0)));
  }
}
