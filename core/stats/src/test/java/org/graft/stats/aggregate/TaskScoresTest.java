package org.graft.stats.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.graft.stats.InterquartileMean;
import org.graft.stats.Refusal;
import org.graft.stats.aggregate.AggregateIntervals.Scope;
import org.graft.stats.interval.Interval;

final class TaskScoresTest {
  private static final TaskScores X =
      new TaskScores(new double[][] {{0.1, 0.12, 0.08}, {0.55, 0.6, 0.58}, {0.9, 0.92, 0.95}});
  private static final TaskScores Y =
      new TaskScores(new double[][] {{0.15, 0.12}, {0.5, 0.66}, {0.91, 0.9}});

  @Example
  void improvementsOfBothSidesSumToOne() {
    assertThat(Improvement.mean(X, Y) + Improvement.mean(Y, X)).isCloseTo(1, within(1e-12));
  }

  @Property(tries = 200)
  void conventionsAgreeWhereFourDividesTheNumberOfScores(@ForAll @Size(8) double[] raw) {
    double[] scores = java.util.Arrays.stream(raw).map(Math::tanh).toArray();
    assertThat(InterquartileMean.fractional(scores))
        .isCloseTo(InterquartileMean.integerTrim(scores), within(1e-12));
  }

  @Example
  void newDataSetsAreLessCertainThanThese() {
    Interval these =
        new AggregateIntervals(Scope.THESE_DATA_SETS, 2000, 1, 0.95).of(X, TaskScores::mean);
    Interval fresh =
        new AggregateIntervals(Scope.NEW_DATA_SETS, 2000, 1, 0.95).of(X, TaskScores::mean);
    assertThat(fresh.high() - fresh.low()).isGreaterThan(5 * (these.high() - these.low()));
    assertThat(these.low()).isLessThan(X.mean());
    assertThat(these.high()).isGreaterThan(X.mean());
  }

  @Example
  void intervalOfImprovementHoldsIt() {
    for (Scope scope : Scope.values()) {
      Interval interval = new AggregateIntervals(scope, 2000, 1, 0.95).ofImprovement(X, Y);
      assertThat(Improvement.mean(X, Y)).isBetween(interval.low(), interval.high());
    }
  }

  @Example
  void refusesMissingRunsAndOneTaskForNewOnes() {
    assertThatThrownBy(() -> new TaskScores(new double[][] {{0.1, Double.NaN}}))
        .isInstanceOf(Refusal.class);
    TaskScores one = new TaskScores(new double[][] {{0.1, 0.2}});
    AggregateIntervals fresh = new AggregateIntervals(Scope.NEW_DATA_SETS, 100, 1, 0.95);
    assertThatThrownBy(() -> fresh.of(one, TaskScores::mean)).isInstanceOf(Refusal.class);
  }

  @Example
  void roundOffDoesNotLiftAScoreAboveItsThreshold() {
    TaskScores scores = new TaskScores(new double[][] {{0.1 + 0.2}});
    assertThat(scores.shareOfRunsAbove(0.3)).isZero();
  }
}
