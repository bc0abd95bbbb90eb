package org.graft.dl4j;

import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's graph with one more thing it can do: gradients of a batch, without DL4J's own score and
 * updates. For one thread.
 */
@SuppressWarnings("serial")
final class TrainingGraph extends ComputationGraph {
  private final transient LayerWorkspaceMgr memory =
      LayerWorkspaceMgr.builder()
          .with(ArrayType.ACTIVATIONS, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
          .build();

  TrainingGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
    init();
    initGradientsView();
  }

  /**
   * Runs a batch forwards in training mode and backwards; the gradients are then in {@link
   * #getFlattenedGradients}.
   *
   * @param labels [n, classes], there only because DL4J asks
   */
  @SuppressWarnings("try") // opened and closed, not used
  void gradients(INDArray inputs, INDArray labels) {
    setLabels(labels);
    try (MemoryWorkspace all = memory.notifyScopeEntered(ArrayType.ACTIVATIONS)) {
      ffToLayerActivationsInWS(
          true,
          -1,
          getOutputLayerIndices(),
          FwdPassType.STANDARD,
          false,
          new INDArray[] {inputs},
          null,
          null,
          false);
      calcBackpropGradients(false, false);
    }
    for (GraphVertex vertex : vertices) {
      vertex.clear();
    }
  }
}
