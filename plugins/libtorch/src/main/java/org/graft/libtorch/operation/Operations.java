package org.graft.libtorch.operation;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.graft.libtorch.runtime.Device;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Border;
import org.graft.spi.network.Layer;
import org.graft.spi.network.LayerCases;

/** Which operation a layer is. */
public final class Operations {
  private static final long[] PIXELS = {2, 3};

  private static final LayerCases<Place, Operation> ALL =
      Tokens.in(
          Norms.in(
              Channels.in(
                  Images.in(
                      LayerCases.<Place, Operation>empty()
                          .with(Layer.Dense.class, Operations::dense)
                          .with(Layer.Convolution.class, Sliding::convolution)
                          .with(Layer.DepthwiseConvolution.class, Sliding::depthwise)
                          .with(Layer.MaxPooling.class, Sliding::largest)
                          .with(Layer.AveragePooling.class, Sliding::mean)
                          .with(
                              Layer.GlobalMaxPooling.class,
                              (l, at) -> (x, mode) -> torch.amax(x.get(0), PIXELS, false))
                          .with(
                              Layer.GlobalAveragePooling.class,
                              (l, at) -> (x, mode) -> x.get(0).mean(PIXELS))
                          .with(Layer.ZeroPadding.class, Operations::zeros)
                          .with(Layer.Preprocessing.class, Operations::preprocessing)
                          .with(Layer.Flatten.class, (l, at) -> reshaped(at))
                          .with(Layer.Reshape.class, (l, at) -> reshaped(at))
                          .with(Layer.Dropout.class, Operations::dropout)
                          .with(Layer.StochasticDepth.class, Operations::depth)
                          .with(Layer.BatchNormalization.class, Normalization::new)
                          .with(Layer.Activation.class, (l, at) -> Activations.of(l.function()))
                          .with(
                              Layer.LeakyRelu.class,
                              (l, at) ->
                                  (x, mode) -> torch.leaky_relu(x.get(0), new Scalar(l.slope())))
                          .with(Layer.Add.class, (l, at) -> (x, mode) -> sum(x))
                          .with(
                              Layer.Multiply.class, (l, at) -> (x, mode) -> x.get(0).mul(x.get(1)))
                          .with(Layer.Concatenate.class, (l, at) -> (x, mode) -> joined(x))))));

  private Operations() {}

  /** Whether layers of this kind are known. */
  public static boolean know(Layer layer) {
    return ALL.has(layer);
  }

  /**
   * The operation of a layer.
   *
   * @throws IllegalArgumentException if layers of its kind are not known
   */
  public static Operation of(Layer layer, Place at) {
    return ALL.apply(layer, at);
  }

  /** Of the last axis, whatever comes before it. */
  private static Operation dense(Layer.Dense l, Place at) {
    int in = at.in().size(at.in().rank() - 1);
    Operation affine =
        (inputs, mode) -> {
          Tensor x = inputs.get(0);
          Tensor flat = at.device().factor(at.in().rank() == 1 ? x : x.reshape(-1, in));
          Tensor kernel = at.device().factor(at.kernel());
          Tensor y =
              at.bias()
                  .map(at.device()::factor)
                  .map(bias -> torch.addmm(bias, flat, kernel))
                  .orElseGet(() -> torch.mm(flat, kernel));
          return at.in().rank() == 1 ? y : y.view(x.size(0), at.in().size(0), l.units());
        };
    return Activations.after(affine, l.activation());
  }

  private static Operation dropout(Layer.Dropout l, Place at) {
    Drops drops = new Drops(l.rate(), at);
    return (x, mode) -> drops.any(mode) ? drops.of(x.get(0)) : x.get(0);
  }

  private static Operation depth(Layer.StochasticDepth l, Place at) {
    Drops drops = new Drops(l.rate(), at);
    return (x, mode) -> drops.any(mode) ? drops.rows(x.get(0)) : x.get(0);
  }

  private static Operation zeros(Layer.ZeroPadding l, Place at) {
    Border border = new Border(l.top(), l.bottom(), l.left(), l.right());
    return (inputs, mode) -> Surroundings.border(inputs.get(0), border, 0);
  }

  private static Operation preprocessing(Layer.Preprocessing l, Place at) {
    long[] channels = l.channels().stream().mapToLong(Integer::longValue).toArray();
    long[] sizes = new long[at.in().rank()];
    java.util.Arrays.fill(sizes, 1);
    sizes[0] = channels.length;
    Tensor chosen = at.device().own(torch.tensor(channels));
    Tensor scale = at.device().tensor(floats(l.scale()), sizes);
    Tensor shift = at.device().tensor(floats(l.shift()), sizes);
    return (inputs, mode) -> torch.index_select(inputs.get(0), 1, chosen).mul(scale).add_(shift);
  }

  private static float[] floats(List<Double> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i).floatValue();
    }
    return floats;
  }

  private static Operation reshaped(Place at) {
    Shape out = at.out();
    return (inputs, mode) ->
        inputs.get(0).reshape(Device.sizes(out.batch(Math.toIntExact(inputs.get(0).size(0)))));
  }

  private static Tensor sum(List<Tensor> inputs) {
    Tensor sum = inputs.get(0).add(inputs.get(1));
    for (Tensor more : inputs.subList(2, inputs.size())) {
      sum.add_(more);
    }
    return sum;
  }

  private static Tensor joined(List<Tensor> inputs) {
    return torch.cat(new TensorVector(inputs.toArray(Tensor[]::new)), 1);
  }
}
