package org.graft.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graft.testkit.Broken.breaks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.result.Predictions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class MetricContractTest {
  /** Ways in which metrics go wrong. */
  public enum Fault {
    NONE,
    WRONG_DIRECTION,
    ORDER_MATTERS,
    CHANGES,
    PERCENT,
    NAN_FOR_ONE_EXAMPLE,
    REWARDS_DOUBT
  }

  /** Accuracy with one fault. */
  @Name(value = "accuracy", doc = "Share of right answers.")
  public record Accuracy(@Param(doc = "How it is broken.") Fault fault) implements Metric {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public double score(Predictions predictions) {
      double right = 0;
      double weights = 0;
      double doubt = 0;
      for (int row = 0; row < predictions.size(); row++) {
        double weight = fault == Fault.ORDER_MATTERS ? row + 1 : 1;
        right += predictions.predicted(row) == predictions.label(row) ? weight : 0;
        weights += weight;
        doubt += 1 - predictions.row(row)[predictions.predicted(row)];
      }
      double accuracy = right / weights;
      return switch (fault) {
        case CHANGES -> accuracy + 1e-12 * CALLS.incrementAndGet();
        case PERCENT -> 100 * accuracy;
        case NAN_FOR_ONE_EXAMPLE -> predictions.size() == 1 ? Double.NaN : accuracy;
        case REWARDS_DOUBT -> Math.min(1, 0.5 * accuracy + doubt / weights);
        default -> accuracy;
      };
    }

    @Override
    public Direction direction() {
      return fault == Fault.WRONG_DIRECTION
          ? Direction.LOWER_IS_BETTER
          : Direction.HIGHER_IS_BETTER;
    }
  }

  /** As a loss. */
  @Name(value = "log-loss", doc = "Mean of -log p of the true class.")
  public record LogLoss() implements Metric {
    @Override
    public double score(Predictions predictions) {
      double sum = 0;
      for (int row = 0; row < predictions.size(); row++) {
        sum -= Math.log(predictions.row(row)[predictions.label(row)]);
      }
      return sum / predictions.size();
    }

    @Override
    public Direction direction() {
      return Direction.LOWER_IS_BETTER;
    }
  }

  @TestFactory
  Stream<DynamicTest> soundOnesKeepTheirPromises() {
    return Stream.of(
            contract(Fault.NONE),
            contract(Fault.NAN_FOR_ONE_EXAMPLE).undefinedFor("one example"),
            MetricContract.of(new LogLoss(), 0, Double.POSITIVE_INFINITY))
        .flatMap(MetricContract::tests);
  }

  @Test
  void findsTheWrongDirection() {
    breaks(contract(Fault.WRONG_DIRECTION), "perfect predictions score better than wrong ones");
  }

  @Test
  void findsARewardForDoubt() {
    breaks(contract(Fault.REWARDS_DOUBT), "nothing scores better than perfect predictions");
  }

  @Test
  void findsThatTheOrderMatters() {
    breaks(contract(Fault.ORDER_MATTERS), "the order of examples does not matter");
  }

  @Test
  void findsAScoreThatChanges() {
    breaks(contract(Fault.CHANGES), "the same predictions give the same score");
  }

  @Test
  void findsScoresOutOfRange() {
    breaks(contract(Fault.PERCENT), "scores lie in its range");
  }

  @Test
  void findsUndeclaredNaN() {
    breaks(contract(Fault.NAN_FOR_ONE_EXAMPLE), "it is NaN where declared and nowhere else");
  }

  @Test
  void namesTheCaseThatWasMeant() {
    assertThatThrownBy(() -> contract(Fault.NONE).undefinedFor("one exmaple"))
        .hasMessageStartingWith(
            "no predictions named 'one exmaple' (did you mean 'one example'?); there are: perfect,");
  }

  private static MetricContract contract(Fault fault) {
    return MetricContract.of(new Accuracy(fault), 0, 1);
  }
}
