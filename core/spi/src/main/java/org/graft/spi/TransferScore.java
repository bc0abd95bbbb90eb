package org.graft.spi;

import java.util.Arrays;
import java.util.Optional;
import org.graft.spi.base.Extension;
import org.graft.spi.data.Tensor;

/**
 * How well a source model suits a target, told from its outputs on the target's training split
 * before anything is trained: a number by which backbones and taps are ranked, higher is better.
 * The same evidence gives the same number.
 */
public interface TransferScore extends Extension {
  /**
   * Why it says nothing here, such as where it is undefined, in words for the user; empty if it has
   * a {@link #score}.
   */
  default Optional<String> refusal(Evidence evidence) {
    return Optional.empty();
  }

  /**
   * The score: finite, higher is better. Where it is undefined, {@link #refusal} says so: a number
   * that is not finite is a fault of the score.
   */
  double score(Evidence evidence);

  /**
   * What a score may look at: the target's training split as a source model sees it.
   *
   * @param features outputs of the tap, [n, ...]
   * @param probabilities the source model's own class probabilities, [n, source classes], where it
   *     has a head
   * @param labels [n], each in [0, classes)
   * @param classes of the target
   */
  @SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, never compared
  record Evidence(Tensor features, Optional<Tensor> probabilities, int[] labels, int classes) {
    /** Checks that there is a label for each row. */
    public Evidence {
      labels = labels.clone();
      if (features.rows() != labels.length
          || probabilities.map(p -> p.rows() != features.rows()).orElse(false)) {
        throw new IllegalArgumentException(
            features.rows() + " rows of features, and " + labels.length + " labels");
      }
    }

    @Override
    public int[] labels() {
      return labels.clone();
    }

    /** The same on some of the rows. */
    public Evidence select(int[] rows) {
      int[] own = Arrays.stream(rows).map(row -> labels[row]).toArray();
      return new Evidence(
          features.select(rows), probabilities.map(p -> p.select(rows)), own, classes);
    }
  }
}
