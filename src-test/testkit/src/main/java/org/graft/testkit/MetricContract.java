package org.graft.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.NearMiss;
import org.graft.spi.base.Seed;
import org.graft.spi.result.Predictions;
import org.graft.testkit.fixture.Guesses;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What a metric promises: nothing scores better than perfect predictions and wrong ones score
 * worse, in the direction it declares; the order of examples does not matter.
 *
 * @param metric the metric
 * @param low the lowest score there is; without bounds, no range is checked
 * @param high the highest score there is
 * @param undefined predictions, by their names in {@link #cases}, for which the score is NaN
 */
public record MetricContract(Metric metric, double low, double high, Set<String> undefined)
    implements Contract {
  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if a name is none of {@link #cases}
   */
  public MetricContract {
    undefined = Set.copyOf(undefined);
    List<String> names = List.copyOf(cases().keySet());
    for (String name : undefined) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(NearMiss.message("predictions", name, names));
      }
    }
  }

  /** For a metric with a score in [low, high] for all predictions. */
  public static MetricContract of(Metric metric, double low, double high) {
    return new MetricContract(metric, low, high, Set.of());
  }

  /** The same for a metric that is NaN for some of {@link #cases}, and only for these. */
  public MetricContract undefinedFor(String... cases) {
    return new MetricContract(metric, low, high, Set.of(cases));
  }

  /**
   * Predictions of every kind, by name: {@code perfect}, {@code wrong}, {@code uniform}, {@code
   * noisy}, {@code two classes}, {@code many classes}, {@code one example}, {@code a class without
   * examples}, {@code a class never predicted}.
   */
  public static Map<String, Predictions> cases() {
    Map<String, Predictions> cases = new LinkedHashMap<>();
    cases.put("perfect", Guesses.perfect(30, 3));
    cases.put("wrong", Guesses.wrong(30, 3));
    cases.put("uniform", Guesses.uniform(30, 3));
    cases.put("noisy", Guesses.noisy(30, 3, new Seed(1)));
    cases.put("two classes", Guesses.noisy(20, 2, new Seed(2)));
    cases.put("many classes", Guesses.noisy(60, 20, new Seed(3)));
    cases.put("one example", Guesses.noisy(1, 3, new Seed(4)));
    cases.put("a class without examples", Guesses.noisy(2, 3, new Seed(5)));
    cases.put("a class never predicted", Guesses.biased(30, 3));
    return cases;
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(metric).promises());
    promises.add(new Promise("perfect predictions score better than wrong ones", this::direction));
    promises.add(new Promise("nothing scores better than perfect predictions", this::best));
    promises.add(new Promise("the order of examples does not matter", this::order));
    promises.add(new Promise("the same predictions give the same score", this::repeats));
    if (Double.isFinite(low) || Double.isFinite(high)) {
      promises.add(new Promise("scores lie in its range", this::range));
    }
    promises.add(new Promise("it is NaN where declared and nowhere else", this::defined));
    return promises;
  }

  private void direction() {
    double perfect = metric.score(Guesses.perfect(30, 3));
    double wrong = metric.score(Guesses.wrong(30, 3));
    Expect.that(
        better(perfect, wrong) > 0,
        metric.direction()
            + ", yet perfect predictions score "
            + perfect
            + ", wrong ones "
            + wrong);
  }

  private void best() {
    if (better(metric.score(Guesses.perfect(30, 3)), metric.score(Guesses.wrong(30, 3))) < 0) {
      return; // the direction is wrong, and another promise says so
    }
    for (int classes : new int[] {2, 3, 20}) {
      double perfect = metric.score(Guesses.perfect(60, classes));
      for (int seed = 0; seed < 20; seed++) {
        double noisy = metric.score(Guesses.noisy(60, classes, new Seed(seed)));
        Expect.that(
            Double.isNaN(noisy) || better(perfect, noisy) > -1e-9,
            "perfect predictions score " + perfect + ", noisy ones " + noisy);
      }
    }
  }

  private double better(double a, double b) {
    return metric.direction() == Direction.HIGHER_IS_BETTER ? a - b : b - a;
  }

  private void order() {
    cases()
        .forEach(
            (name, predictions) -> {
              for (int seed = 0; seed < 5; seed++) {
                Predictions other = Guesses.shuffled(predictions, new Seed(seed));
                Expect.close(name, metric.score(predictions), metric.score(other), 1e-9);
              }
            });
  }

  private void repeats() throws Exception {
    for (Map.Entry<String, Predictions> c : cases().entrySet()) {
      double expected = metric.score(c.getValue());
      Expect.same(c.getKey(), expected, metric.score(c.getValue()));
      Expect.same(
          c.getKey() + ", elsewhere",
          expected,
          Elsewhere.abroad(() -> Elsewhere.onAnotherThread(() -> metric.score(c.getValue()))));
    }
  }

  private void range() {
    cases()
        .forEach(
            (name, predictions) -> {
              double score = metric.score(predictions);
              Expect.that(
                  Double.isNaN(score) || (score >= low - 1e-9 && score <= high + 1e-9),
                  name + ": expected a score from " + low + " to " + high + ", found " + score);
            });
  }

  private void defined() {
    cases()
        .forEach(
            (name, predictions) ->
                Expect.same(
                    "whether it is NaN for '" + name + "'",
                    undefined.contains(name),
                    Double.isNaN(metric.score(predictions))));
  }
}
