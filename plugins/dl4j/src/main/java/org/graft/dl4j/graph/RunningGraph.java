package org.graft.dl4j.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.graft.dl4j.backend.Deallocation;
import org.graft.dl4j.backend.NativeArray;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's graph with two more things it can do: gradients of a batch without DL4J's own score and
 * updates, and the outputs of several layers in one pass, at which DL4J's own method fails. For one
 * thread.
 */
@SuppressWarnings({"serial", "try"}) // never saved; workspaces are opened and closed, not used
public final class RunningGraph extends ComputationGraph {
  private final transient LayerWorkspaceMgr memory =
      LayerWorkspaceMgr.builder()
          .with(ArrayType.ACTIVATIONS, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
          .build();

  public RunningGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
    long numbers =
        configuration.getVertices().values().stream().mapToLong(v -> v.numParams(true)).sum();
    init(numbers == 0 ? null : NativeArray.create(numbers), false); // written by Slots, not drawn
    for (Layer layer : getLayers()) {
      layer.allowInputModification(false); // another layer or a tap may read the same input
    }
  }

  /**
   * Runs a batch forwards in training mode and backwards; the gradients are then in {@link
   * #getFlattenedGradients}, which {@link #initGradientsView} has made.
   *
   * @param labels there only because DL4J asks
   */
  public void gradients(INDArray inputs, INDArray labels) {
    Deallocation.pass();
    setLabels(labels);
    try (MemoryWorkspace all = memory.notifyScopeEntered(ArrayType.ACTIVATIONS)) {
      forward(true, inputs, getOutputLayerIndices());
      calcBackpropGradients(false, false);
    }
    forget();
  }

  /**
   * Runs a batch forwards in inference mode.
   *
   * @return by node, row-major numbers
   */
  public Map<String, float[]> outputs(INDArray inputs, List<String> nodes) {
    Deallocation.pass();
    Map<String, float[]> outputs = new LinkedHashMap<>();
    try (MemoryWorkspace all = memory.notifyScopeEntered(ArrayType.ACTIVATIONS)) {
      Map<String, INDArray> activations = forward(false, inputs, new int[0]);
      nodes.forEach(
          node -> outputs.put(node, NativeArray.values(activations.getOrDefault(node, inputs))));
    }
    forget();
    return outputs;
  }

  private Map<String, INDArray> forward(boolean training, INDArray inputs, int[] without) {
    return ffToLayerActivationsInWS(
        training,
        -1,
        without,
        FwdPassType.STANDARD,
        false,
        new INDArray[] {inputs},
        null,
        null,
        false);
  }

  private void forget() {
    for (GraphVertex vertex : vertices) {
      vertex.clear();
    }
  }

  /** Frees its arrays, without the two collections that DL4J's own method asks for each time. */
  @Override
  public void close() {
    for (INDArray array : new INDArray[] {flattenedParams, flattenedGradients}) {
      if (array != null && array.closeable()) {
        array.close();
      }
    }
  }
}
