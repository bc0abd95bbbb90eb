package org.graft.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.TransferScore;
import org.graft.spi.TransferScore.Evidence;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What a transferability score promises: a finite number that follows from the evidence alone, does
 * not depend on the order of rows, and is higher where features and the source model's answers tell
 * the classes than where they have nothing to do with them. It may refuse evidence, but not all.
 *
 * @param score the score
 */
public record ScoreContract(TransferScore score) implements Contract {
  private static final int ROWS = 90;
  private static final int CLASSES = 3;
  private static final int FEATURES = 4;
  private static final double TOLERANCE = 1e-6;

  /** For any score. */
  public static ScoreContract of(TransferScore score) {
    return new ScoreContract(score);
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(score).promises());
    promises.add(new Promise("it can be applied to something", this::applies));
    promises.add(new Promise("it is a finite number", this::finite));
    promises.add(new Promise("the same evidence gives the same number", this::repeats));
    promises.add(new Promise("the order of rows does not matter", this::order));
    promises.add(new Promise("it is higher where features tell the classes", this::tells));
    return promises;
  }

  /** Two kinds of evidence: with the source model's answers, and without. */
  private static List<Evidence> all() {
    List<Evidence> all = new ArrayList<>();
    for (double distance : new double[] {4, 1, 0}) {
      Evidence evidence = evidence(distance);
      all.add(evidence);
      all.add(
          new Evidence(
              evidence.features(), Optional.empty(), evidence.labels(), evidence.classes()));
    }
    return all;
  }

  private List<Evidence> accepted() {
    return all().stream().filter(e -> score.refusal(e).isEmpty()).toList();
  }

  /** Classes around means that lie {@code distance} apart, with answers that follow the class. */
  private static Evidence evidence(double distance) {
    Randomness random = new Seed(1).derive("score").randomness();
    float[] x = new float[ROWS * FEATURES];
    float[] p = new float[ROWS * CLASSES];
    int[] labels = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = row % CLASSES;
      for (int i = 0; i < FEATURES; i++) {
        double mean = i == labels[row] ? distance : 0;
        x[row * FEATURES + i] = (float) (mean + random.nextGaussian());
      }
      int answer = distance > 0 ? labels[row] : random.nextInt(CLASSES);
      for (int c = 0; c < CLASSES; c++) {
        p[row * CLASSES + c] = c == answer ? 0.8f : 0.1f;
      }
    }
    return new Evidence(
        Tensor.of(Shape.of(ROWS, FEATURES), x),
        Optional.of(Tensor.of(Shape.of(ROWS, CLASSES), p)),
        labels,
        CLASSES);
  }

  private void applies() {
    Expect.that(
        !accepted().isEmpty(),
        "it refuses all of them: " + score.refusal(all().get(0)).orElse("without a word"));
  }

  private void finite() {
    for (Evidence evidence : accepted()) {
      double value = score.score(evidence);
      Expect.that(
          Double.isFinite(value),
          "the score is "
              + value
              + ", expected a finite number; where it is undefined, refusal(evidence) says why");
    }
  }

  private void repeats() throws Exception {
    for (Evidence evidence : accepted()) {
      double value = score.score(evidence);
      Expect.same("score, asked again", value, score.score(evidence));
      Expect.same(
          "score elsewhere",
          value,
          Elsewhere.abroad(() -> Elsewhere.onAnotherThread(() -> score.score(evidence))));
    }
  }

  private void order() {
    int[] turned = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      turned[row] = ROWS - 1 - row;
    }
    for (Evidence evidence : accepted()) {
      double value = score.score(evidence);
      if (Double.isFinite(value)) { // if not, another promise says so
        Expect.close(
            "score with the rows turned round",
            value,
            score.score(evidence.select(turned)),
            TOLERANCE * (1 + Math.abs(value)));
      }
    }
  }

  private void tells() {
    Evidence apart = evidence(4);
    Evidence mixed = evidence(0);
    if (score.refusal(apart).isEmpty() && score.refusal(mixed).isEmpty()) {
      double high = score.score(apart);
      double low = score.score(mixed);
      Expect.that(
          high > low || Double.isNaN(high),
          "classes apart score " + high + ", classes mixed " + low);
    }
  }
}
