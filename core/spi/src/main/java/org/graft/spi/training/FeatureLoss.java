package org.graft.spi.training;

import java.util.function.Supplier;
import org.graft.spi.data.Targets;

/**
 * A loss beside cross-entropy on what a node outputs for a batch, perhaps against what it outputs
 * in the source network, whose weights stay as they were, or against the batch's targets. Where the
 * recipe has a {@link Recipe#teacher}, its network stands in place of the source's. A record: its
 * components are part of what a result is known by. A pure function of what it is given.
 *
 * <p>The node's outputs depend on the weights as the batch's own loss does, in the modes of the
 * phase; the source network runs in inference mode, on the same inputs. A node that nothing trained
 * reaches has no loss.
 */
public interface FeatureLoss {
  /** The node on whose outputs it is. */
  String tap();

  /** The node of the source network, or of the teacher, that it is against. */
  default String against() {
    return tap();
  }

  /**
   * The same loss once it has learned from the training split what it needs to know; itself where
   * it needs nothing. Called once, before the first step of each phase.
   *
   * @param source gives what {@link #against} outputs in the source network for every training
   *     example, [n][numbers]
   * @param targets of these examples
   */
  default FeatureLoss fitted(Supplier<double[][]> source, Targets targets) {
    return this;
  }

  /**
   * Its value for a batch, factors included; the gradient of that value is added to {@code
   * gradient}.
   *
   * @param features the node's outputs, [rows][numbers]
   * @param source the source network's, [rows][numbers]
   * @param targets of the batch's examples
   * @param gradient [rows][numbers], added to
   */
  double add(double[][] features, double[][] source, Targets targets, double[][] gradient);

  /** In words, such as {@code distillation at T = 2}. */
  String words();
}
