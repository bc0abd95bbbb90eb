package org.graft.strategies.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.Machine;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.TransferTask;
import org.graft.testkit.StrategyContract;
import org.graft.testkit.StrategyContract.Seeding;
import org.graft.testkit.fixture.Backbones;
import org.graft.testkit.fixture.Tasks;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Numbers by scikit-learn 1.2 on 60 rows of four features, three classes. */
final class HeadsTest {
  private static final Offset<Float> CLOSE = within(1e-5f);
  private static final int ROWS = 60;
  private static final float[][] X = rows();
  private static final int[] LABELS = IntStream.range(0, ROWS).map(i -> i % 3).toArray();

  @TestFactory
  Stream<DynamicTest> theyKeepTheirPromises() {
    return Stream.<ProgrammedStrategy>of(
            new NearestNeighbours(3, 0.07, Optional.empty(), Optional.empty()),
            new NearestClassMean(Optional.empty(), Optional.empty()),
            new LinearDiscriminant(Optional.empty(), Optional.empty(), Optional.empty()),
            new RidgeHead(List.of(1.0), Optional.empty(), Optional.empty()),
            new LinearSvm(List.of(0.1, 1.0), Optional.empty(), Optional.empty()),
            new RbfSvm(List.of(0.1, 1.0), Optional.empty(), Optional.empty(), Optional.empty()),
            new LogisticHead(List.of(0.1, 1.0), Optional.empty(), Optional.empty()))
        .flatMap(head -> StrategyContract.of(head, Seeding.DETERMINISTIC).tests());
  }

  @Test
  void nearestNeighboursVoteBySimilarity() throws Exception {
    assertThat(first(new NearestNeighbours(20, 1, Optional.empty(), Optional.empty())))
        .containsExactly(new float[] {0.364996f, 0.442638f, 0.192366f}, CLOSE);
  }

  @Test
  void nearestClassMean() throws Exception {
    assertThat(first(new NearestClassMean(Optional.empty(), Optional.empty())))
        .containsExactly(new float[] {0.159134f, 0.740098f, 0.100769f}, CLOSE);
  }

  @Test
  void ldaIsScikitLearnsWithShrinkage() throws Exception {
    assertThat(first(new LinearDiscriminant(Optional.of(0.2), Optional.empty(), Optional.empty())))
        .containsExactly(new float[] {0.219680f, 0.673222f, 0.107098f}, CLOSE);
  }

  @Test
  void ridgeIsScikitLearns() throws Exception {
    assertThat(first(new RidgeHead(List.of(2.0), Optional.empty(), Optional.empty())))
        .containsExactly(new float[] {0.299557f, 0.523626f, 0.176817f}, CLOSE);
  }

  @Test
  void ridgeGivesTheSameFromEitherGramMatrix() {
    double[][] wide = new double[3][4];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        wide[i][j] = X[i][j];
      }
    }
    Linear fewRows = new RidgeHead.Path(wide, indicators(0, 1, 2)).at(0.5);
    double[][] repeated = new double[6][];
    for (int i = 0; i < 6; i++) {
      repeated[i] = wide[i % 3];
    }
    Linear manyRows = new RidgeHead.Path(repeated, indicators(0, 1, 2, 0, 1, 2)).at(1.0);
    for (int c = 0; c < 3; c++) {
      assertThat(fewRows.weights()[c]).containsExactly(manyRows.weights()[c], within(1e-10));
    }
  }

  private static double[][] indicators(int... labels) {
    return Outcomes.of(new Target.Classes(List.of("a", "b", "c")), Targets.of(labels));
  }

  /**
   * scikit-learn's Ridge, and KNeighborsRegressor on rows of length 1 with weights by a formula.
   */
  @Test
  void ridgeAndNeighboursPredictNumbers() throws Exception {
    assertThat(numbers(new RidgeHead(List.of(2.0), Optional.empty(), Optional.empty())))
        .containsExactly(new float[] {1.040545f, 10.222030f}, CLOSE);
    assertThat(numbers(new NearestNeighbours(5, 0.5, Optional.empty(), Optional.empty())))
        .containsExactly(new float[] {1.529763f, 10.229256f}, CLOSE);
  }

  @Test
  void ridgeChoosesThePenaltyOfLeastErrorOnNumbers() {
    double[][] y = new double[2][ROWS];
    for (int i = 0; i < ROWS; i++) {
      y[0][i] = 3 * X[i][0] - X[i][1];
      y[1][i] = X[i][2] + 10;
    }
    Examples same = new Examples(inputs(), targets(y));
    RidgeHead.Path path = new RidgeHead.Path(doubles(), y);
    Linear best =
        Outcomes.best(
            List.of(1000.0, 1e-6, 1e-3),
            new Target.Numbers(List.of("a", "b")),
            Optional.of(same),
            path::at);
    assertThat(best.weights()[0]).containsExactly(new double[] {3, -1, 0, 0}, within(1e-4));
  }

  @Test
  void logisticRegressionReachesScikitLearnsObjective() {
    SoftmaxRegression regression = new SoftmaxRegression(doubles(), LABELS, 3);
    Linear strong = regression.fit(1);
    assertThat(regression.objective(strong, 1)).isCloseTo(53.35533395211308, within(5e-6));
    Linear weak = regression.fit(0.01);
    assertThat(regression.objective(weak, 0.01)).isCloseTo(45.653449595293736, within(5e-6));
  }

  /** LinearSVC with C = 1 / penalty and its intercept scaled by 1000, and SciPy's BFGS. */
  @Test
  void linearSvmReachesScikitLearnsObjective() {
    SquaredHinge machines = new SquaredHinge(doubles(), LABELS, 3);
    for (double[] expected : new double[][] {{1, 115.75171178736963}, {0.01, 111.28450437397646}}) {
      Linear fit = machines.fit(expected[0]);
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        double[] at = java.util.Arrays.copyOf(fit.weights()[c], 5);
        at[4] = fit.bias()[c];
        sum += machines.objective(at, new double[5], c, expected[0]);
      }
      assertThat(sum).isCloseTo(expected[1], within(1e-6));
    }
  }

  /** The softmax of SVC's decision_function, one against the rest, gamma 'scale'. */
  @Test
  void rbfSvmIsScikitLearns() throws Exception {
    assertThat(RbfSvm.scale(doubles())).isCloseTo(2.4276252114930053, within(1e-9));
    Offset<Float> near = within(1e-3f);
    assertThat(first(svm(1.0)))
        .containsExactly(new float[] {0.722735f, 0.214607f, 0.062658f}, near);
    assertThat(first(svm(0.01)))
        .containsExactly(new float[] {0.723288f, 0.213979f, 0.062733f}, near);
  }

  private static RbfSvm svm(double penalty) {
    return new RbfSvm(List.of(penalty), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void choosesThePenaltyOnValidationAndSaysSoWithoutOne() {
    LogisticHead several = new LogisticHead(List.of(0.1, 1.0), Optional.empty(), Optional.empty());
    assertThat(several.refusal(Backbones.dense(), Tasks.card(Backbones.dense(), 3, 0)))
        .hasValueSatisfying(why -> assertThat(why).contains("2 penalties", "validation: 0.2"));
    assertThat(several.penalties()).containsExactly(1.0, 0.1);
    assertThatThrownBy(() -> new RidgeHead(List.of(), Optional.empty(), Optional.empty()))
        .hasMessageContaining("one or more penalties");
  }

  private static Tensor inputs() {
    float[] flat = new float[ROWS * 4];
    for (int i = 0; i < ROWS; i++) {
      System.arraycopy(X[i], 0, flat, i * 4, 4);
    }
    return Tensor.of(Shape.of(ROWS, 4), flat);
  }

  private static Targets targets(double[][] y) {
    float[] flat = new float[ROWS * y.length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) y[i % y.length][i / y.length];
    }
    return Targets.of(Tensor.of(Shape.of(ROWS, y.length), flat));
  }

  private static float[] first(ProgrammedStrategy head) throws Exception {
    return first(head, new Examples(inputs(), LABELS), Tasks.card(Backbones.dense(), 3, 0));
  }

  /** The same of two numbers of the features. */
  private static float[] numbers(ProgrammedStrategy head) throws Exception {
    double[][] y = new double[2][ROWS];
    for (int i = 0; i < ROWS; i++) {
      y[0][i] = 3.0 * X[i][0] - X[i][1] + Math.sin(7.0 * X[i][3]);
      y[1][i] = X[i][2] * (double) X[i][0] + 10;
    }
    TaskCard known = Tasks.card(Backbones.dense(), 3, 0);
    Target target = new Target.Numbers(List.of("a", "b"));
    assertThat(head.fits(target)).isTrue();
    return first(
        head,
        new Examples(inputs(), targets(y)),
        new TaskCard(known.input(), known.sourceClasses(), target, ROWS, 0, known.training()));
  }

  private static float[] first(ProgrammedStrategy head, Examples train, TaskCard card)
      throws Exception {
    Tensor inputs = inputs();
    TransferTask task =
        new TransferTask(Backbones.dense(), new Weights(Map.of()), train, Optional.empty(), card);
    try (Trainer.Session session =
            new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1));
        FittedModel model = head.fit(task, new FitContext(new Seed(1), session))) {
      return model.predictions(inputs.select(new int[] {0})).toArray();
    }
  }

  private static double[][] doubles() {
    double[][] x = new double[ROWS][4];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < 4; j++) {
        x[i][j] = X[i][j];
      }
    }
    return x;
  }

  private static float[][] rows() {
    float[][] x = new float[ROWS][4];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < 4; j++) {
        double value = (i * 7919 + j * 104729 + i * i * 31) % 1000 / 1000.0;
        x[i][j] = (float) (value + (j == i % 3 ? 0.4 : 0));
      }
    }
    return x;
  }
}
