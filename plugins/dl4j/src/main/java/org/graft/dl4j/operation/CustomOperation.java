package org.graft.dl4j.operation;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer without trained parameters that we compute ourselves in a DL4J graph. */
public interface CustomOperation {
  /** The output, in the workspace for activations; {@code x} is not changed. */
  INDArray forward(INDArray x, boolean training, LayerWorkspaceMgr memory);

  /** The gradient at the input, in the workspace for gradients, from that at the output. */
  INDArray backward(INDArray x, INDArray epsilon, LayerWorkspaceMgr memory);
}
