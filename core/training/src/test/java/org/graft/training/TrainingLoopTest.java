package org.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Checkpoints;
import org.graft.spi.training.ClassWeights;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.EarlyStopping;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Clusters;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;

final class TrainingLoopTest {
  private static final Network NETWORK = Networks.dense();
  private static final Training PLAIN = new Training(new Optimizer.Sgd(0.5), 4, 2);

  private final List<RecordingLearner> learners = new ArrayList<>();

  private List<Fit> fit(List<FitJob> jobs, double... losses) throws InterruptedException {
    return TrainingLoop.fit(
        jobs,
        start -> {
          learners.add(new RecordingLearner(start, losses));
          return learners.get(learners.size() - 1);
        });
  }

  /** Gives bytes as what was kept, and notes when they are closed. */
  private static final class Kept implements Checkpoints {
    private final byte[] bytes;
    private boolean closed;

    Kept(byte... bytes) {
      this.bytes = bytes;
    }

    @Override
    public boolean any() {
      return true;
    }

    @Override
    public Optional<InputStream> last(String training) {
      return Optional.of(
          new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
              closed = true;
            }
          });
    }

    @Override
    public boolean due(long nanos) {
      return false;
    }

    @Override
    public void keep(String training, Content content) {}
  }

  @Test
  void whatWasKeptIsClosedAndATrainingThatItDoesNotSuitBeginsAnew() throws InterruptedException {
    Kept cut = new Kept(new byte[3]);
    List<Fit> fits =
        TrainingLoop.fit(List.of(job(1, PLAIN)), start -> new RecordingLearner(start), cut);
    assertThat(fits.get(0).epochs()).isEqualTo(2);
    assertThat(cut.closed).isTrue();
  }

  @Test
  void whatWasKeptIsClosedWhereNoLearnerOpens() {
    Kept whole = new Kept(new byte[100]);
    assertThatThrownBy(
            () ->
                TrainingLoop.fit(
                    List.of(job(1, PLAIN)),
                    start -> {
                      throw new IllegalStateException("no device");
                    },
                    whole))
        .hasMessage("no device");
    assertThat(whole.closed).isTrue();
  }

  private static FitJob job(int seed, Training... phases) {
    Weights initial = Weights.draw(NETWORK, new Seed(seed));
    Map<String, Examples> watched = new LinkedHashMap<>();
    watched.put("test", data("test", 5));
    watched.put(FitJob.VALIDATION, data("validation", 5));
    return new FitJob(
        NETWORK,
        initial,
        initial,
        data("train", 10),
        watched,
        Arrays.stream(phases).map(training -> new Phase(Set.of(), training)).toList(),
        new Seed(seed));
  }

  private static Examples data(String split, int rows) {
    return new Clusters(NETWORK.input(), Networks.CLASSES, new Seed(5)).examples(split, rows);
  }

  private static Training stopping(EarlyStopping.Monitor monitor, int patience, boolean restore) {
    return new Training(
        new Optimizer.Sgd(0.5),
        4,
        9,
        new Schedule.Constant(),
        Penalty.NONE,
        Optional.of(new EarlyStopping(monitor, patience, restore)),
        ClassWeights.NONE);
  }

  @Test
  void everyEpochTakesEachExampleOnceInTheJobsOrder() throws InterruptedException {
    FitJob job = job(1, PLAIN);
    fit(List.of(job));
    RecordingLearner learner = learners.get(0);
    assertThat(learner.steps).extracting(GradientStep::size).containsExactly(4, 4, 2, 4, 4, 2);
    assertThat(learner.steps).extracting(GradientStep::number).containsExactly(1, 2, 3, 4, 5, 6);
    for (int epoch = 0; epoch < 2; epoch++) {
      List<Integer> rows = new ArrayList<>();
      for (int step = 3 * epoch; step < 3 * epoch + 3; step++) {
        rows.addAll(learner.rows(step, 0));
      }
      assertThat(rows)
          .containsExactlyElementsOf(Arrays.stream(job.order(0, epoch)).boxed().toList());
      assertThat(new LinkedHashSet<>(rows)).hasSize(10);
    }
  }

  @Test
  void curvesHaveTheStartAndThenTrainingAndWatchedSplitsOfEachEpoch() throws InterruptedException {
    Fit fit = fit(List.of(job(1, PLAIN, PLAIN))).get(0);
    assertThat(fit.curve())
        .extracting(point -> point.epoch() + " " + point.split())
        .containsExactly(
            "0 test",
            "0 validation",
            "1 train",
            "1 test",
            "1 validation",
            "2 train",
            "2 test",
            "2 validation",
            "3 train",
            "3 test",
            "3 validation",
            "4 train",
            "4 test",
            "4 validation");
    assertThat(fit.epochs()).isEqualTo(4);
    assertThat(learners).hasSize(2).allMatch(l -> l.calls.get(l.calls.size() - 1).equals("close"));
  }

  @Test
  void aJobWithoutPhasesIsLookedAtOnce() throws InterruptedException {
    Fit fit = fit(List.of(job(1))).get(0);
    assertThat(fit.curve()).extracting(CurvePoint::split).containsExactly("test", "validation");
    assertThat(fit.epochs()).isZero();
    assertThat(learners.get(0).steps).isEmpty();
  }

  @Test
  void ratesFollowTheScheduleStepByStep() throws InterruptedException {
    Training halved =
        new Training(
            new Optimizer.Sgd(0.8),
            4,
            2,
            new Schedule.Exponential(0.5),
            Penalty.NONE,
            Optional.empty(),
            ClassWeights.NONE);
    fit(List.of(job(1, halved, halved)));
    for (RecordingLearner learner : learners) { // each phase begins anew
      for (int step = 0; step < 6; step++) {
        assertThat(learner.steps.get(step).rate(0))
            .isCloseTo(0.8 * Math.pow(0.5, step / 3.0), within(1e-12));
      }
    }
  }

  @Test
  void eachOfSeveralJobsHasItsOwnOrderRateAndCurve() throws InterruptedException {
    FitJob first = job(1, PLAIN);
    FitJob second = job(2, PLAIN.withRate(0.25));
    List<Fit> fits = fit(List.of(first, second));
    RecordingLearner learner = learners.get(0);
    assertThat(learners).hasSize(1);
    for (int place = 0; place < 2; place++) {
      FitJob job = List.of(first, second).get(place);
      assertThat(learner.rows(0, place))
          .containsExactlyElementsOf(Arrays.stream(job.order(0, 0)).limit(4).boxed().toList());
      assertThat(learner.steps.get(0).rate(place)).isEqualTo(place == 0 ? 0.5 : 0.25);
      double least = 100.0 * place;
      assertThat(fits.get(place).curve()).allMatch(p -> p.loss() >= least);
    }
  }

  @Test
  void stopsWhereTheLossNoLongerFallsAndPutsTheBestEpochBack() throws InterruptedException {
    Training training = stopping(EarlyStopping.Monitor.LOSS, 2, true);
    // test and validation take turns, from the start on; validation: 5 (start), 4, 2, 3, 2, ...
    Fit fit = fit(List.of(job(1, training)), 9, 5, 9, 4, 9, 2, 9, 3, 9, 2, 9, 1).get(0);
    assertThat(fit.epochs()).isEqualTo(4); // 2 again is no better than 2
    assertThat(learners.get(0).calls)
        .contains("copy at 3", "copy at 6")
        .doesNotContain("copy at 9");
    assertThat(learners.get(0).weight).isEqualTo(6);
  }

  @Test
  void keepsTheLastEpochWhereNothingIsToBePutBack() throws InterruptedException {
    Training training = stopping(EarlyStopping.Monitor.LOSS, 1, false);
    Fit fit = fit(List.of(job(1, training)), 9, 5, 9, 4, 9, 4).get(0);
    assertThat(fit.epochs()).isEqualTo(2);
    assertThat(learners.get(0).weight).isEqualTo(6);
    assertThat(learners.get(0).calls).noneMatch(call -> call.startsWith("copy"));
  }

  @Test
  void watchesAccuracyWhereItIsAskedTo() throws InterruptedException {
    Training training = stopping(EarlyStopping.Monitor.ACCURACY, 1, true);
    // accuracy is 1 / (1 + loss) here, so it rises where the loss falls
    Fit fit = fit(List.of(job(1, training)), 9, 5, 9, 4, 9, 3, 9, 6).get(0);
    assertThat(fit.epochs()).isEqualTo(3);
    assertThat(learners.get(0).weight).isEqualTo(6);
  }

  @Test
  void stopsWhenItsThreadIsInterruptedAndClosesTheLearner() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> fit(List.of(job(1, PLAIN)))).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(learners.get(0).calls).endsWith("close");
  }

  @Test
  void refusesWhatCannotBeTrained() {
    Training early = stopping(EarlyStopping.Monitor.LOSS, 1, true);
    assertThatThrownBy(() -> fit(List.of(job(1, early), job(2, early))))
        .hasMessage("a job that may stop early trains alone");
    assertThatThrownBy(() -> fit(List.of(job(1, PLAIN), job(2, PLAIN.withEpochs(3)))))
        .hasMessage("jobs train together only if their phases are alike");
    Network body =
        Network.sequential(
            Shape.of(4),
            List.of(new Layer.Dense(3, ActivationFunction.RELU, Initializer.GLOROT_UNIFORM, true)));
    FitJob job = job(1, PLAIN);
    FitJob headless =
        new FitJob(
            body,
            Weights.draw(body, new Seed(1)),
            new Weights(Map.of()),
            job.train(),
            job.watched(),
            job.phases(),
            job.seed());
    assertThatThrownBy(() -> fit(List.of(headless)))
        .hasMessage(
            "a trainer trains networks whose last layer is a head: softmax over a vector of"
                + " classes, or a dense layer, sigmoid for labels or linear for numbers; here it is"
                + " 'dense_1'");
    assertThat(learners).isEmpty();
  }
}
