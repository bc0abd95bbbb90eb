package org.graft.spi.training;

import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;

/**
 * How a node's parameters train by way of others, which a phase inserts beside or behind the node:
 * optimiser, penalties and weight decay act on what is inserted, and the node's parameters are made
 * of it and of what they were at the phase's start. Their gradients give those of what is inserted
 * by the chain rule, so that every trainer can train any insertion, and what a phase ends with is
 * an ordinary network with the insertion merged into its weights.
 *
 * <p>What is inserted is drawn anew at the start of each phase, from {@link FitJob#insertion}. Its
 * learning rate is that of the parameter that it makes.
 */
public sealed interface Insertion {
  /** Whether it makes this parameter of its node. */
  boolean changes(Parameter parameter);

  /**
   * What it inserts.
   *
   * @param own the node's parameters
   */
  List<Parameter> inserted(Layer layer, List<Parameter> own);

  /** Why it cannot be inserted at a node, in words for the user; empty where it can. */
  Optional<String> refusal(Node node, List<Parameter> own);

  /** In words, such as {@code LoRA of rank 8}. */
  String words();

  /**
   * A low-rank update beside a frozen kernel: W = W0 + alpha / rank A B (arXiv:2106.09685). Of a
   * dense kernel [in, out], {@code a-kernel} is A [in, rank] and {@code b-kernel} is B [rank, out];
   * of a convolution's [out, in, height, width], they are [rank, in, height, width] and [out,
   * rank], and the update is their product over the rank. A is drawn uniformly between -1 / sqrt(n)
   * and 1 / sqrt(n), n the inputs that feed one output, as peft does; B starts from 0. Both are
   * kernels: penalties and weight decay pull them towards 0.
   *
   * @param rank numbers between A and B
   * @param alpha numerator of the update's factor
   */
  @Name(value = "low-rank", doc = "A low-rank update of kernels.", cites = "arXiv:2106.09685")
  record LowRank(
      @Param(doc = "Rank of the update.", byDefault = "8", min = 1) int rank,
      @Param(doc = "The update counts alpha / rank times.", byDefault = "16") double alpha)
      implements Insertion {
    /** Checks that there is a rank. */
    public LowRank {
      if (rank < 1 || !Double.isFinite(alpha)) {
        throw new IllegalArgumentException(
            "expected a rank of 1 or more and a finite alpha, found " + rank + " and " + alpha);
      }
    }

    /** What the product of A and B is multiplied by. */
    public double factor() {
      return alpha / rank;
    }

    @Override
    public boolean changes(Parameter parameter) {
      return parameter.name().equals("kernel");
    }

    @Override
    public List<Parameter> inserted(Layer layer, List<Parameter> own) {
      Parameter kernel = own.stream().filter(this::changes).findFirst().orElseThrow();
      Shape shape = kernel.shape();
      boolean dense = shape.rank() == 2;
      Shape a =
          dense
              ? Shape.of(shape.size(0), rank)
              : Shape.of(rank, shape.size(1), shape.size(2), shape.size(3));
      Shape b = dense ? Shape.of(rank, shape.size(1)) : Shape.of(shape.size(0), rank);
      return List.of(
          new Parameter(
              "a-kernel",
              a,
              Parameter.Role.TRAINED,
              Initializer.LECUN_UNIFORM,
              kernel.fanIn(),
              rank,
              1 / Math.sqrt(3)),
          new Parameter("b-kernel", b, Parameter.Role.TRAINED, Initializer.ZEROS, rank, 1));
    }

    @Override
    public Optional<String> refusal(Node node, List<Parameter> own) {
      return node.layer() instanceof Layer.Dense || node.layer() instanceof Layer.Convolution
          ? Optional.empty()
          : Optional.of(
              "a low-rank update goes beside dense layers and convolutions; '%s' is %s"
                  .formatted(node.name(), node.layer().kind()));
    }

    @Override
    public String words() {
      return "LoRA of rank " + rank;
    }
  }

  /**
   * A kernel's length and direction apart: W = m V / |V|, V = W0 + alpha / rank A B, with |V| the
   * Euclidean norm over all inputs of an output and m = |W0| + {@code magnitude}, [out], from 0
   * (arXiv:2402.09353). |V| counts as constant in the gradient (the paper's section 4.3, and peft).
   *
   * @param update A and B
   */
  @Name(
      value = "decomposed",
      doc = "A low-rank update of kernels' directions, and their lengths.",
      cites = "arXiv:2402.09353")
  record Decomposed(@Param(doc = "The update of the direction.") LowRank update)
      implements Insertion {
    @Override
    public boolean changes(Parameter parameter) {
      return update.changes(parameter);
    }

    @Override
    public List<Parameter> inserted(Layer layer, List<Parameter> own) {
      Parameter kernel = own.stream().filter(this::changes).findFirst().orElseThrow();
      List<Parameter> both = update.inserted(layer, own);
      int outputs = kernel.shape().size(kernel.shape().rank() == 2 ? 1 : 0);
      return List.of(
          both.get(0), both.get(1), Parameter.constant("magnitude", Shape.of(outputs), 0));
    }

    @Override
    public Optional<String> refusal(Node node, List<Parameter> own) {
      return update.refusal(node, own);
    }

    @Override
    public String words() {
      return "DoRA of rank " + update.rank();
    }
  }

  /**
   * A scale and a shift of each output channel behind a node, before its activation: y = (1 +
   * {@code scale}) (W0 x + b0) + {@code shift} (arXiv:2210.08823), both [out], so that kernel and
   * bias, or gamma and beta, become (1 + scale) times what they were, plus shift. Behind a node
   * without a bias there is no shift: the normalisation that follows has one.
   *
   * @param spread standard deviation of scale and shift at the start; 0 starts from the source's
   *     outputs
   */
  @Name(
      value = "scale-shift",
      doc = "A scale and a shift behind layers.",
      cites = "arXiv:2210.08823")
  record ScaleShift(
      @Param(
              doc = "Standard deviation of scale and shift at the start.",
              byDefault = "0.02",
              min = 0)
          double spread)
      implements Insertion {
    /** Standard deviation of {@link Initializer#RANDOM_NORMAL}. */
    private static final double DRAWN = 0.05;

    @Override
    public boolean changes(Parameter parameter) {
      return List.of("kernel", "bias", "gamma", "beta").contains(parameter.name());
    }

    @Override
    public List<Parameter> inserted(Layer layer, List<Parameter> own) {
      List<Parameter> changed = own.stream().filter(this::changes).toList();
      Shape outputs = Shape.of(outputs(layer, changed.get(0)));
      Parameter scale = drawn("scale", outputs);
      return changed.size() == 1 ? List.of(scale) : List.of(scale, drawn("shift", outputs));
    }

    private Parameter drawn(String name, Shape shape) {
      return new Parameter(
          name, shape, Parameter.Role.TRAINED, Initializer.RANDOM_NORMAL, 1, 1, spread / DRAWN);
    }

    private static int outputs(Layer layer, Parameter first) {
      Shape shape = first.shape();
      return switch (shape.rank()) {
        case 1 -> shape.size(0);
        case 2 -> shape.size(1);
        default ->
            layer instanceof Layer.DepthwiseConvolution
                ? shape.size(0) * shape.size(1)
                : shape.size(0);
      };
    }

    @Override
    public Optional<String> refusal(Node node, List<Parameter> own) {
      boolean fits = own.stream().anyMatch(p -> p.name().matches("kernel|gamma"));
      return fits
          ? Optional.empty()
          : Optional.of(
              "a scale and a shift go behind layers with a kernel and normalisations; '%s' is %s"
                  .formatted(node.name(), node.layer().kind()));
    }

    @Override
    public String words() {
      return "scale and shift";
    }
  }
}
