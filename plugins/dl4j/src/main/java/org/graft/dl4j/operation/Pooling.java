package org.graft.dl4j.operation;

import java.util.Optional;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.graft.dl4j.backend.NativeArray;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Border;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Maxima or means of windows, by ND4J's own code. DL4J's layer has oneDNN do it, which takes three
 * to five times as long for maxima and twice as long for means (1.0.0-M2.1, AVX-512): half of a
 * training step of MNIST's convnet.
 *
 * @param operation ND4J's name of it
 * @param size of a window
 * @param stride from window to window
 * @param same whether there are windows around every pixel that the stride falls on
 * @param top rows beyond the image above and below
 * @param left columns beyond the image on either side
 * @param output shape of one output
 */
public record Pooling(
    String operation, Size size, Size stride, boolean same, int top, int left, Shape output)
    implements CustomOperation {
  /** Maxima, for outputs of a shape. */
  public static Pooling of(Layer.MaxPooling layer, Shape output) {
    return of(
        "maxpool2d",
        layer.size(),
        layer.stride().orElse(layer.size()),
        layer.padding(),
        layer.border(),
        output);
  }

  /** Means of the pixels that are there, for outputs of a shape. */
  public static Pooling of(Layer.AveragePooling layer, Shape output) {
    return of(
        "avgpool2d",
        layer.size(),
        layer.stride().orElse(layer.size()),
        layer.padding(),
        layer.border(),
        output);
  }

  private static Pooling of(
      String operation,
      Size size,
      Size stride,
      Padding padding,
      Optional<Border> border,
      Shape output) {
    return new Pooling(
        operation,
        size,
        stride,
        padding == Padding.SAME,
        border.map(Border::top).orElse(0),
        border.map(Border::left).orElse(0),
        output);
  }

  @Override
  public INDArray forward(INDArray x, boolean training, LayerWorkspaceMgr memory) {
    long[] sizes = NativeArray.shape(output, (int) x.size(0));
    INDArray y = memory.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, sizes, 'c');
    run(operation, y, x);
    return y;
  }

  @Override
  public INDArray backward(INDArray x, INDArray epsilon, LayerWorkspaceMgr memory) {
    INDArray gradient =
        memory.create(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape().clone(), 'c');
    run(operation + "_bp", gradient, x, epsilon);
    return gradient;
  }

  @SuppressWarnings("try") // closing a context does not wait
  private void run(String name, INDArray result, INDArray... inputs) {
    try (OpContext context = Nd4j.getExecutioner().buildContext()) {
      context.allowHelpers(false);
      for (int i = 0; i < inputs.length; i++) {
        context.setInputArray(i, inputs[i]);
      }
      context.setOutputArray(0, result);
      context.setIArguments(
          size.height(),
          size.width(),
          stride.height(),
          stride.width(),
          top,
          left,
          1, // dilation
          1,
          same ? 1 : 0,
          0, // pixels beyond the image do not count
          0); // channels before rows
      Nd4j.exec(DynamicCustomOp.builder(name).build(), context);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(name, e); // declared by AutoCloseable
    }
  }
}
