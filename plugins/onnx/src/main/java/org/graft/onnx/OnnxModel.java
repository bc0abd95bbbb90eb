package org.graft.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/** A network in ONNX Runtime: one input of images or vectors, float32, the batch first. */
final class OnnxModel implements AutoCloseable {
  private final OrtSession session;
  private final String input;
  private final long[] sizes;
  private final Layout layout;

  private OnnxModel(OrtSession session, String input, long[] sizes) {
    this.session = session;
    this.input = input;
    this.sizes = sizes.clone();
    this.layout = Layout.of(row(sizes));
  }

  /**
   * Loads a network from its bytes; one that wants further files is refused by the library.
   *
   * @throws IllegalArgumentException with the library's words, or naming what Graft cannot give it
   */
  static OnnxModel load(byte[] file, int threads) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      OrtSession session = OrtEnvironment.getEnvironment().createSession(file, options);
      return of(session);
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime cannot load it: " + e.getMessage(), e);
    }
  }

  private static OnnxModel of(OrtSession session) throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    if (inputs.size() != 1) {
      session.close();
      throw new IllegalArgumentException("it has the inputs " + inputs.keySet() + ", expected one");
    }
    NodeInfo info = inputs.values().iterator().next();
    long[] sizes = floats(info);
    if (sizes.length != 2 && sizes.length != 4) {
      session.close();
      throw new IllegalArgumentException(
          "its input '"
              + info.getName()
              + "' is "
              + Arrays.toString(sizes)
              + "; expected images [n, channels, height, width] or [n, height, width, channels], or"
              + " vectors [n, features]");
    }
    return new OnnxModel(session, info.getName(), sizes);
  }

  private static long[] floats(NodeInfo node) {
    if (node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
      return tensor.getShape();
    }
    throw new IllegalArgumentException(
        "'" + node.getName() + "' is " + node.getInfo() + "; expected numbers in float32");
  }

  /** Sizes of one input, channels first; -1 where any will do. */
  List<Integer> input() {
    return layout.channelsFirst(row(sizes));
  }

  /** Names of what it outputs, the first first. */
  Set<String> outputs() throws OrtException {
    return session.getOutputInfo().keySet();
  }

  private static List<Integer> row(long[] sizes) {
    return Arrays.stream(sizes).skip(1).mapToObj(Math::toIntExact).toList();
  }

  /**
   * Runs rows.
   *
   * @param rows [n, ...] in {@code shape} each, row-major
   * @return [n, ...]
   */
  Tensor run(float[] rows, Shape shape, String output) throws OrtException {
    int length = Math.toIntExact(shape.elements());
    int count = rows.length / length;
    int batch = sizes[0] > 0 ? Math.toIntExact(sizes[0]) : Math.max(1, count);
    List<float[]> parts = new ArrayList<>();
    long[] found = {0};
    for (int from = 0; from < count; from += batch) {
      float[] part =
          layout.toOwn(
              Arrays.copyOfRange(rows, from * length, (from + batch) * length), shape.sizes());
      long[] lengths = new long[shape.rank() + 1];
      lengths[0] = batch;
      List<Integer> own = layout.own(shape.sizes());
      for (int axis = 0; axis < shape.rank(); axis++) {
        lengths[axis + 1] = own.get(axis);
      }
      try (OnnxTensor tensor =
              OnnxTensor.createTensor(
                  OrtEnvironment.getEnvironment(), FloatBuffer.wrap(part), lengths);
          OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
        OnnxTensor value = (OnnxTensor) result.get(0);
        found = value.getInfo().getShape();
        float[] all = new float[value.getFloatBuffer().remaining()];
        value.getFloatBuffer().get(all);
        int kept = Math.min(batch, count - from);
        parts.add(
            layout.fromOwn(
                Arrays.copyOf(all, all.length / batch * kept), layout.channelsFirst(row(found))));
      }
    }
    return Tensor.of(new Shape(layout.channelsFirst(row(found))).batch(count), joined(parts));
  }

  static float[] joined(List<float[]> parts) {
    int length = parts.stream().mapToInt(p -> p.length).sum();
    float[] all = new float[length];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime did not let go: " + e.getMessage(), e);
    }
  }
}
