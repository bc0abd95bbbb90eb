package org.graft.spi.network;

import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Name;
import org.graft.spi.base.Neutral;
import org.graft.spi.base.Param;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * One layer as data: what it computes, its output's shape and its parameters.
 *
 * <p>Shapes are per example: [features], [channels, height, width] for images, or [tokens,
 * features] for sequences of tokens.
 */
public sealed interface Layer
    permits ChannelLayer,
        ImageLayer,
        NormalizationLayer,
        TokenLayer,
        Layer.Activation,
        Layer.Add,
        Layer.AveragePooling,
        Layer.BatchNormalization,
        Layer.Concatenate,
        Layer.Convolution,
        Layer.Dense,
        Layer.DepthwiseConvolution,
        Layer.Dropout,
        Layer.Flatten,
        Layer.Foreign,
        Layer.GlobalAveragePooling,
        Layer.GlobalMaxPooling,
        Layer.LeakyRelu,
        Layer.MaxPooling,
        Layer.Multiply,
        Layer.Preprocessing,
        Layer.Reshape,
        Layer.StochasticDepth,
        Layer.ZeroPadding {
  /**
   * Shape of the output for inputs of the given shapes.
   *
   * @throws IllegalArgumentException if the layer cannot take such inputs
   */
  Shape output(List<Shape> inputs);

  /** The parameters, in order, for inputs of the given shapes. */
  default List<Parameter> parameters(List<Shape> inputs) {
    return List.of();
  }

  /** Whether it draws random numbers while training. */
  default boolean stochastic() {
    return false;
  }

  /** The function its output goes through; linear where there is none. */
  default ActivationFunction activation() {
    return ActivationFunction.LINEAR;
  }

  /** The same layer with its output going through another function; itself where there is none. */
  default Layer ending(ActivationFunction function) {
    return this;
  }

  /**
   * Multiply-adds of the forward pass for one example: every number of a kernel as often as it is
   * applied, and attention's two products. Other layers without a kernel count 0, as in the tables
   * of GFLOPS that go with published networks.
   */
  default long operations(List<Shape> inputs) {
    Shape output = output(inputs);
    long positions =
        switch (output.rank()) {
          case 2 -> output.size(0);
          case 3 -> (long) output.size(1) * output.size(2);
          default -> 1;
        };
    return parameters(inputs).stream()
        .filter(Parameter::isKernel)
        .mapToLong(p -> p.shape().elements() * positions)
        .sum();
  }

  /** Its name in experiment files. */
  default String kind() {
    Name name = getClass().getAnnotation(Name.class);
    return name == null ? getClass().getSimpleName() : name.value();
  }

  /**
   * A fully connected layer: activation(x kernel + bias), kernel [in, units]. Takes a vector
   * [features] or tokens [tokens, features], of which it changes the last axis.
   */
  @Name(value = "dense", doc = "Fully connected layer.")
  record Dense(
      @Param(doc = "Number of outputs.", min = 1) int units,
      @Param(doc = "Activation function.", byDefault = "linear") ActivationFunction activation,
      @Param(doc = "How the kernel starts.", byDefault = "glorot-uniform") Initializer initializer,
      @Param(doc = "Whether a bias is added.", byDefault = "true") boolean bias)
      implements Layer {
    @Override
    public Dense ending(ActivationFunction function) {
      return new Dense(units, function, initializer, bias);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return Shapes.lastAxis(this, inputs, units);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      int in = Shapes.features(inputs.get(0));
      return Shapes.kernelAndBias(Shape.of(in, units), initializer, in, units, bias, units);
    }
  }

  /**
   * A 2-D convolution (cross-correlation) of an image [channels, height, width], kernel [filters,
   * channels / groups, height, width]. In groups, filter f reads the channels of group f / (filters
   * / groups) alone.
   */
  @Name(value = "convolution", doc = "Two-dimensional convolution.")
  record Convolution(
      @Param(doc = "Number of output channels.", min = 1) int filters,
      @Param(doc = "Window size.", unit = "pixels", byDefault = "3") Size kernel,
      @Param(doc = "Step between windows.", unit = "pixels", byDefault = "1") Size stride,
      @Param(doc = "Treatment of the border.", byDefault = "valid") Padding padding,
      @Param(doc = "Distance between the window's taps.", unit = "pixels", byDefault = "1")
          Size dilation,
      @Param(doc = "Activation function.", byDefault = "linear") ActivationFunction activation,
      @Param(doc = "How the kernel starts.", byDefault = "glorot-uniform") Initializer initializer,
      @Param(doc = "Whether a bias is added.", byDefault = "true") boolean bias,
      @Param(doc = "Groups of channels, each convolved by itself.", byDefault = "1", min = 1)
          @Neutral("1")
          int groups,
      @Param(doc = "Zeros around the image, instead of 'padding'.", unit = "pixels")
          Optional<Border> border)
      implements Layer {
    /** All channels together, without a border of its own. */
    public Convolution(
        int filters,
        Size kernel,
        Size stride,
        Padding padding,
        Size dilation,
        ActivationFunction activation,
        Initializer initializer,
        boolean bias) {
      this(
          filters,
          kernel,
          stride,
          padding,
          dilation,
          activation,
          initializer,
          bias,
          1,
          Optional.empty());
    }

    @Override
    public Convolution ending(ActivationFunction function) {
      return new Convolution(
          filters, kernel, stride, padding, dilation, function, initializer, bias, groups, border);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      Shapes.groups(this, groups, inputs.get(0).size(0), filters);
      return window().output(this, filters, inputs.get(0));
    }

    private Window window() {
      return new Window(kernel, stride, dilation, padding, border, false);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      int in = inputs.get(0).size(0) / groups;
      double area = (double) kernel.height() * kernel.width();
      return Shapes.kernelAndBias(
          Shape.of(filters, in, kernel.height(), kernel.width()),
          initializer,
          in * area,
          filters * area / groups,
          bias,
          filters);
    }
  }

  /** A depthwise 2-D convolution: each channel with its own windows. */
  @Name(value = "depthwise-convolution", doc = "Convolution of each channel by itself.")
  record DepthwiseConvolution(
      @Param(doc = "Output channels per input channel.", min = 1, byDefault = "1") int multiplier,
      @Param(doc = "Window size.", unit = "pixels", byDefault = "3") Size kernel,
      @Param(doc = "Step between windows.", unit = "pixels", byDefault = "1") Size stride,
      @Param(doc = "Treatment of the border.", byDefault = "valid") Padding padding,
      @Param(doc = "Activation function.", byDefault = "linear") ActivationFunction activation,
      @Param(doc = "How the kernel starts.", byDefault = "glorot-uniform") Initializer initializer,
      @Param(doc = "Whether a bias is added.", byDefault = "true") boolean bias,
      @Param(doc = "Distance between the window's taps; 1 when absent.", unit = "pixels")
          Optional<Size> dilation,
      @Param(doc = "Zeros around the image, instead of 'padding'.", unit = "pixels")
          Optional<Border> border)
      implements Layer {
    /** Without dilation or a border of its own. */
    public DepthwiseConvolution(
        int multiplier,
        Size kernel,
        Size stride,
        Padding padding,
        ActivationFunction activation,
        Initializer initializer,
        boolean bias) {
      this(
          multiplier,
          kernel,
          stride,
          padding,
          activation,
          initializer,
          bias,
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public DepthwiseConvolution ending(ActivationFunction function) {
      return new DepthwiseConvolution(
          multiplier, kernel, stride, padding, function, initializer, bias, dilation, border);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      int channels = inputs.get(0).size(0) * multiplier;
      Size taps = dilation.orElse(Window.ONE);
      return new Window(kernel, stride, taps, padding, border, false)
          .output(this, channels, inputs.get(0));
    }

    /** The kernel is [multiplier, in, height, width]; output channel = in * multiplier + m. */
    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      int in = inputs.get(0).size(0);
      double area = (double) kernel.height() * kernel.width();
      return Shapes.kernelAndBias(
          Shape.of(multiplier, in, kernel.height(), kernel.width()),
          initializer,
          area * in,
          area * multiplier,
          bias,
          in * multiplier);
    }
  }

  /** The largest value of each window; nothing beyond the image counts. */
  @Name(value = "max-pooling", doc = "Largest value of each window.")
  record MaxPooling(
      @Param(doc = "Window size.", unit = "pixels", byDefault = "2") Size size,
      @Param(doc = "Step between windows; the window's size when absent.", unit = "pixels")
          Optional<Size> stride,
      @Param(doc = "Treatment of the border.", byDefault = "valid") Padding padding,
      @Param(doc = "Pixels beyond the image, instead of 'padding'.", unit = "pixels")
          Optional<Border> border,
      @Param(
              doc =
                  "Whether a last window may reach beyond the border, so that sizes are rounded"
                      + " up.",
              byDefault = "false")
          boolean ceil)
      implements Layer {
    /** Without a border of its own, sizes rounded down. */
    public MaxPooling(Size size, Optional<Size> stride, Padding padding) {
      this(size, stride, padding, Optional.empty(), false);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      Size step = stride.orElse(size);
      return new Window(size, step, Window.ONE, padding, border, ceil)
          .output(this, inputs.get(0).size(0), inputs.get(0));
    }
  }

  /** The mean of each window; pixels beyond the image do not count unless {@code countBorder}. */
  @Name(value = "average-pooling", doc = "Mean of each window.")
  record AveragePooling(
      @Param(doc = "Window size.", unit = "pixels", byDefault = "2") Size size,
      @Param(doc = "Step between windows; the window's size when absent.", unit = "pixels")
          Optional<Size> stride,
      @Param(doc = "Treatment of the border.", byDefault = "valid") Padding padding,
      @Param(doc = "Pixels beyond the image, instead of 'padding'.", unit = "pixels")
          Optional<Border> border,
      @Param(
              doc =
                  "Whether a last window may reach beyond the border, so that sizes are rounded"
                      + " up.",
              byDefault = "false")
          boolean ceil,
      @Param(doc = "Whether the border's zeros count in the mean.", byDefault = "false")
          boolean countBorder)
      implements Layer {
    /** Without a border of its own, sizes rounded down. */
    public AveragePooling(Size size, Optional<Size> stride, Padding padding) {
      this(size, stride, padding, Optional.empty(), false, false);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      Size step = stride.orElse(size);
      return new Window(size, step, Window.ONE, padding, border, ceil)
          .output(this, inputs.get(0).size(0), inputs.get(0));
    }
  }

  /** The mean of each channel. */
  @Name(value = "global-average-pooling", doc = "Mean of each channel.")
  record GlobalAveragePooling() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      return Shape.of(inputs.get(0).size(0));
    }
  }

  /** The largest value of each channel. */
  @Name(value = "global-max-pooling", doc = "Largest value of each channel.")
  record GlobalMaxPooling() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      return Shape.of(inputs.get(0).size(0));
    }
  }

  /** Zeros around the image. */
  @Name(value = "zero-padding", doc = "Zeros around the image.")
  record ZeroPadding(
      @Param(doc = "Rows above.", unit = "pixels", min = 0) int top,
      @Param(doc = "Rows below.", unit = "pixels", min = 0) int bottom,
      @Param(doc = "Columns left.", unit = "pixels", min = 0) int left,
      @Param(doc = "Columns right.", unit = "pixels", min = 0) int right)
      implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.rank(this, inputs, 3);
      Shape in = inputs.get(0);
      return Shape.of(in.size(0), in.size(1) + top + bottom, in.size(2) + left + right);
    }
  }

  /** All values in one row, channels first. */
  @Name(value = "flatten", doc = "All values in one vector: channels, then rows, then columns.")
  record Flatten() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.count(this, inputs, 1);
      return Shape.of(Math.toIntExact(inputs.get(0).elements()));
    }
  }

  /** The same numbers in another shape: channels, then rows, then columns on both sides. */
  @Name(value = "reshape", doc = "The same numbers in another shape: channels, rows, columns.")
  record Reshape(@Param(doc = "Sizes of one example, channels first.", min = 1) List<Integer> shape)
      implements Layer {
    /** Copies the sizes. */
    public Reshape {
      shape = List.copyOf(shape);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return Shapes.reshaped(this, inputs, new Shape(shape));
    }
  }

  /** Zeroes values at random while training and scales the others up (inverted dropout). */
  @Name(
      value = "dropout",
      doc = "Zeroes values at random while training.",
      cites = "https://jmlr.org/papers/v15/srivastava14a.html")
  record Dropout(@Param(doc = "Share of values zeroed.", min = 0, max = 0.999) double rate)
      implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.count(this, inputs, 1);
      return inputs.get(0);
    }

    @Override
    public boolean stochastic() {
      return rate > 0;
    }
  }

  /**
   * Drops a whole example at random while training, and scales the others up by 1 / (1 - rate): the
   * end of a residual branch.
   */
  @Name(
      value = "stochastic-depth",
      doc = "Zeroes a residual branch of an example at random while training.",
      cites = "arXiv:1603.09382")
  record StochasticDepth(
      @Param(doc = "Share of examples dropped.", min = 0, max = 0.999) double rate)
      implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      return Shapes.kept(this, inputs);
    }

    @Override
    public boolean stochastic() {
      return rate > 0;
    }
  }

  /**
   * Normalises each feature or channel: (x - mean) / sqrt(variance + epsilon), times gamma, plus
   * beta. While it trains, mean and variance are the batch's (of an image, over its pixels too),
   * the variance the biased one: the sum of squares divided by n. Running statistics, by which it
   * normalises otherwise, follow as
   *
   * <pre>running = momentum running + (1 - momentum) batch</pre>
   *
   * <p>where the running variance is made of the biased variance too. This is Keras's definition.
   * PyTorch's momentum is one minus this, and its running variance is made of the unbiased one, n /
   * (n - 1) times as large: networks that come from there normalise alike in inference, and their
   * statistics drift apart by that factor where they are trained on. Every trainer is held to this
   * definition.
   */
  @Name(
      value = "batch-normalization",
      doc = "Normalises each feature or channel over the batch.",
      cites = "arXiv:1502.03167")
  record BatchNormalization(
      @Param(
              doc = "Share of the running statistic that is kept.",
              byDefault = "0.99",
              min = 0,
              max = 1)
          double momentum,
      @Param(doc = "Added to the variance.", byDefault = "0.001", min = 0) double epsilon)
      implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.count(this, inputs, 1);
      return inputs.get(0);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      int n = inputs.get(0).size(0);
      Shape shape = Shape.of(n);
      return List.of(
          new Parameter("gamma", shape, Parameter.Role.TRAINED, Initializer.ONES, n, n),
          new Parameter("beta", shape, Parameter.Role.TRAINED, Initializer.ZEROS, n, n),
          new Parameter("mean", shape, Parameter.Role.STATISTIC, Initializer.ZEROS, n, n),
          new Parameter("variance", shape, Parameter.Role.STATISTIC, Initializer.ONES, n, n));
    }
  }

  /** An activation function on its own. */
  @Name(value = "activation", doc = "Activation function as a layer.")
  record Activation(@Param(doc = "The function.") ActivationFunction function) implements Layer {
    @Override
    public ActivationFunction activation() {
      return function;
    }

    @Override
    public Activation ending(ActivationFunction other) {
      return new Activation(other);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.count(this, inputs, 1);
      return inputs.get(0);
    }
  }

  /** x where x > 0, else slope x; the activation {@code leaky-relu} is this with 0.01. */
  @Name(
      value = "leaky-relu",
      doc = "x where x > 0, else a slope times x.",
      cites = "https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf")
  record LeakyRelu(@Param(doc = "Slope below 0.", byDefault = "0.01", min = 0) double slope)
      implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.count(this, inputs, 1);
      return inputs.get(0);
    }
  }

  /**
   * A network of another format that is run as it is: trainers that do not know the format refuse
   * it, and nothing in it can be trained. Its one parameter holds the file, three bytes a number
   * (whole numbers below 2^24, which float32 holds exactly), the last number padded with zeros.
   */
  @Name(
      value = "foreign",
      doc = "A network of another format, run as it is; made by backbones, not written by hand.")
  record Foreign(
      @Param(doc = "The format, such as onnx.") String format,
      @Param(doc = "Which of its outputs.") String output,
      @Param(doc = "Sizes of that output for one example.") List<Integer> shape,
      @Param(doc = "Whether that output is class probabilities.") boolean probabilities,
      @Param(doc = "Bytes of the file.", min = 1) int bytes)
      implements Layer {
    private static final int PACKED = 3;

    /** Copies the sizes. */
    public Foreign {
      shape = List.copyOf(shape);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shapes.count(this, inputs, 1);
      return new Shape(shape);
    }

    @Override
    public List<Parameter> parameters(List<Shape> inputs) {
      int numbers = (bytes + PACKED - 1) / PACKED;
      return List.of(
          new Parameter(
              "file", Shape.of(numbers), Parameter.Role.STATISTIC, Initializer.ZEROS, 1, 1));
    }

    /** At least one for each float32 that the file has room for; what it computes is not known. */
    @Override
    public long operations(List<Shape> inputs) {
      return bytes / Float.BYTES;
    }

    /** The file as its parameter. */
    public static Tensor pack(byte[] file) {
      float[] numbers = new float[(file.length + PACKED - 1) / PACKED];
      for (int i = 0; i < file.length; i++) {
        numbers[i / PACKED] += (file[i] & 0xff) << (8 * (i % PACKED));
      }
      return Tensor.of(Shape.of(numbers.length), numbers);
    }

    /** The file that a parameter holds. */
    public byte[] unpack(Tensor parameter) {
      float[] numbers = parameter.toArray();
      byte[] file = new byte[bytes];
      for (int i = 0; i < bytes; i++) {
        file[i] = (byte) ((int) numbers[i / PACKED] >> (8 * (i % PACKED)));
      }
      return file;
    }
  }

  /** The sum of inputs of one shape. */
  @Name(value = "add", doc = "Sum of its inputs.")
  record Add() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      return Shapes.same(this, inputs);
    }
  }

  /**
   * The product of two inputs of one shape, or of an image and [channels, 1, 1], which weighs each
   * of the image's channels.
   */
  @Name(
      value = "multiply",
      doc = "Product of two inputs; one may be an image of 1x1, which weighs the other's channels.",
      cites = "arXiv:1709.01507")
  record Multiply() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      return Shapes.product(this, inputs);
    }
  }

  /** Inputs one behind the other along the first axis (features, channels or tokens). */
  @Name(
      value = "concatenate",
      doc = "Its inputs one behind the other, along features, channels or tokens.")
  record Concatenate() implements Layer {
    @Override
    public Shape output(List<Shape> inputs) {
      return Shapes.concatenated(this, inputs);
    }
  }

  /**
   * What a pretrained network's inputs go through first: output channel c is scale[c] times input
   * channel channels[c], plus shift[c]. Fixed: it holds no parameters.
   *
   * <p>Works on features as on channels; a channel may be read more than once (grey to RGB).
   */
  @Name(
      value = "preprocessing",
      doc = "Chooses channels (or features), multiplies each and adds to it; nothing trains.")
  record Preprocessing(
      @Param(doc = "For each output channel, the input channel it reads, counted from 0.")
          List<Integer> channels,
      @Param(doc = "For each output channel, what it is multiplied by.") List<Double> scale,
      @Param(doc = "For each output channel, what is added after that.") List<Double> shift)
      implements Layer {
    /** Copies the lists and checks that they fit one another. */
    public Preprocessing {
      channels = List.copyOf(channels);
      scale = List.copyOf(scale);
      shift = List.copyOf(shift);
      if (channels.isEmpty()
          || scale.size() != channels.size()
          || shift.size() != channels.size()) {
        throw new IllegalArgumentException(
            "preprocessing needs one or more channels and as many scales and shifts, found "
                + channels.size()
                + ", "
                + scale.size()
                + " and "
                + shift.size());
      }
      if (channels.stream().anyMatch(c -> c < 0)) {
        throw new IllegalArgumentException(
            "preprocessing counts channels from 0, found " + channels);
      }
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return Shapes.chosen(this, inputs, channels);
    }
  }
}
