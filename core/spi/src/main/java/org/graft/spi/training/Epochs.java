package org.graft.spi.training;

import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.augmentation.Augmenter;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * The training split as each epoch of one phase sees it. Without augmentation it is the same one in
 * every epoch. Thread-safe.
 */
public final class Epochs {
  private final FitJob job;
  private final Seed seed;
  private final Optional<Integer> copies;
  private final Optional<Augmenter> augmenter;

  Epochs(FitJob job, int phase) {
    Training training = job.phases().get(phase).training();
    this.job = job;
    this.seed = job.seed().derive("augmentation/" + phase);
    this.copies = training.copies();
    this.augmenter =
        training.augmentation().isEmpty() || job.copies() > 1
            ? Optional.empty()
            : Optional.of(new Augmenter(training.augmentation(), job.train()));
  }

  /**
   * The examples of an epoch (from 0), as many as {@link FitJob#order} has indices. Inputs may be
   * made when they are read: read each once. Targets may be mixed: see {@link Examples#targets}.
   */
  public Examples examples(int epoch) {
    if (augmenter.isPresent()) {
      int draw = copies.map(k -> epoch % k).orElse(epoch);
      return augmenter.get().pass(seed.derive("epoch", draw));
    }
    return job.copies() > 1 ? copy(epoch % job.copies()) : job.train();
  }

  private Examples copy(int which) {
    Tensor all = job.train().inputs();
    int n = job.train().size() / job.copies();
    int start = which * n;
    int[] rows = IntStream.range(start, start + n).toArray();
    Shape shape = all.shape().row().batch(n);
    return new Examples(
        Tensor.of(shape, (row, into, at) -> all.row(start + row, into, at)),
        job.train().targets().select(rows, 0, n));
  }
}
