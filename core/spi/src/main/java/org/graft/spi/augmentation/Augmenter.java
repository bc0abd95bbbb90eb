package org.graft.spi.augmentation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;

/**
 * Shows examples as augmented: each time they are passed over with another seed, differently.
 * Inputs are made when they are read and not kept. Thread-safe.
 */
public final class Augmenter {
  private final Examples examples;
  private final List<Change> changes;
  private final Optional<Augmentation.Mixup> mixup;

  /**
   * For examples whose inputs are [n, channels, height, width], or any for mixup alone.
   *
   * @throws IllegalArgumentException as {@link #refusal} says
   */
  public Augmenter(List<Augmentation> augmentations, Examples examples) {
    refusal(augmentations, examples.inputShape())
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    this.examples = examples;
    this.changes = Changes.of(augmentations, examples.inputs());
    this.mixup =
        augmentations.stream()
            .filter(Augmentation.Mixup.class::isInstance)
            .map(Augmentation.Mixup.class::cast)
            .findFirst();
  }

  /** Why inputs of this shape cannot be augmented so, in words for the user; empty if they can. */
  public static Optional<String> refusal(List<Augmentation> augmentations, Shape input) {
    if (augmentations.stream().filter(Augmentation.Mixup.class::isInstance).count() > 1) {
      return Optional.of("augmentation: mixup can be asked for once");
    }
    boolean pictures = augmentations.stream().anyMatch(a -> !(a instanceof Augmentation.Mixup));
    return pictures && input.rank() != 3
        ? Optional.of(
            "augmentation: only mixup works on inputs of shape "
                + input
                + "; the others need pictures, [channels, height, width]")
        : Optional.empty();
  }

  /** The examples as one pass over them sees them: a pure function of {@code seed}. */
  public Examples pass(Seed seed) {
    Shape shape = examples.inputs().shape();
    if (mixup.isEmpty()) {
      Tensor inputs = Tensor.of(shape, (row, into, at) -> copy(changed(row, seed), into, at));
      return examples.withInputs(inputs);
    }
    int n = examples.size();
    int[] partners = new int[n];
    float[] shares = new float[n];
    for (int row = 0; row < n; row++) {
      Randomness randomness = seed.derive("mixup", row).randomness();
      double share = Beta.draw(mixup.get().alpha(), randomness);
      shares[row] = (float) Math.max(share, 1 - share);
      partners[row] = randomness.nextInt(n);
    }
    Tensor inputs =
        Tensor.of(shape, (row, into, at) -> mix(row, partners[row], shares[row], seed, into, at));
    return new Examples(inputs, mixed(examples.targets(), partners, shares));
  }

  /** Classes by their shares; of values the weighted means. */
  private static Targets mixed(Targets targets, int[] partners, float[] shares) {
    if (targets instanceof Targets.Classes classes) {
      int[] seconds = Arrays.stream(partners).map(classes::label).toArray();
      return Targets.mixed(classes.labels(), seconds, shares);
    }
    Targets.Values values = targets.values();
    int width = values.width();
    float[] means = values.tensor().toArray();
    float[] partner = new float[width];
    for (int row = 0; row < shares.length; row++) {
      values.read(partners[row], partner, 0);
      for (int k = 0; k < width; k++) {
        int at = row * width + k;
        means[at] = shares[row] * means[at] + (1 - shares[row]) * partner[k];
      }
    }
    return Targets.of(Tensor.of(values.tensor().shape(), means));
  }

  private void mix(int row, int partner, float share, Seed seed, float[] into, int at) {
    float[] own = changed(row, seed);
    float[] other = changed(partner, seed);
    for (int i = 0; i < own.length; i++) {
      into[at + i] = share * own[i] + (1 - share) * other[i];
    }
  }

  private float[] changed(int row, Seed seed) {
    float[] values = new float[examples.inputs().rowLength()];
    examples.inputs().row(row, values, 0);
    if (changes.isEmpty()) {
      return values;
    }
    Picture picture = new Picture(examples.inputShape(), values);
    Randomness randomness = seed.derive("example", row).randomness();
    changes.forEach(change -> change.apply(picture, randomness));
    return picture.values();
  }

  private static void copy(float[] values, float[] into, int at) {
    System.arraycopy(values, 0, into, at, values.length);
  }
}
