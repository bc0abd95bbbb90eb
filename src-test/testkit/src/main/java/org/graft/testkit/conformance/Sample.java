package org.graft.testkit.conformance;

import java.util.List;
import java.util.stream.LongStream;
import org.graft.spi.base.Seed;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.testkit.fixture.Networks;
import org.graft.testkit.promise.Expect;

/**
 * Losses of one split after one epoch over many trainings that differ in their dropout masks.
 *
 * @param values the losses
 */
public record Sample(List<Double> values) {
  private static final int SIZE = 200;

  /** Copies the values. */
  public Sample {
    values = List.copyOf(values);
  }

  /** Trainings that differ in their seed only, with half of a layer's values dropped. */
  public static List<FitJob> jobs() {
    FitJob job = Jobs.all(Networks.dropping(0.5), Jobs.plain(3));
    return LongStream.range(0, SIZE).mapToObj(i -> job.seeded(new Seed(i))).toList();
  }

  /** The losses of a split after an epoch of each fit. */
  public static Sample of(List<Fit> fits, String split, int epoch) {
    return new Sample(
        fits.stream()
            .map(
                fit ->
                    fit.curve().stream()
                        .filter(p -> p.split().equals(split) && p.epoch() == epoch)
                        .findAny()
                        .orElseThrow(() -> new AssertionError("no point of " + split))
                        .loss())
            .toList());
  }

  /**
   * Fails where means differ by more than 5 standard errors, or standard deviations by more than a
   * third. Both samples are fixed by their seeds, so the answer never changes for one trainer.
   */
  public static void checkAlike(String what, Sample expected, Sample found) {
    double error =
        Math.sqrt((expected.variance() + found.variance()) / Math.max(1, found.values.size()));
    Expect.that(
        Math.abs(expected.mean() - found.mean()) <= 5 * error,
        what + ": expected a mean of " + expected.mean() + ", found " + found.mean());
    double ratio = Math.sqrt(found.variance() / expected.variance());
    Expect.that(
        ratio > 0.75 && ratio < 1.33,
        what + ": the standard deviation is " + ratio + " times the expected one");
  }

  private double mean() {
    return values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
  }

  private double variance() {
    double mean = mean();
    return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (values.size() - 1);
  }
}
