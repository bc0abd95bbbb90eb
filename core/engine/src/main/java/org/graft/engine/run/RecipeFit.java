package org.graft.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.Trainer;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Audit;
import org.graft.spi.result.Predictions;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.GivenWeights;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Soup;
import org.graft.spi.training.Teacher;

/**
 * Carries recipes out on a trainer: a teacher first, then given weights, then one training or
 * several, which are averaged.
 */
record RecipeFit(Trainer.Session session) {
  /**
   * A recipe and what it is carried out on.
   *
   * @param job without what the recipe's teacher and given weights make of it
   * @param teacher its teacher's own
   * @param validation rows for soups to choose by
   */
  record Order(Recipe recipe, FitJob job, Optional<Order> teacher, Optional<Examples> validation) {}

  /**
   * What carrying a recipe out gave.
   *
   * @param initial weights before the first phase
   */
  record Result(Weights initial, Fit fit) {}

  /** Carries recipes out, the trainings of all of them in one call. */
  List<Result> of(List<Order> orders) throws InterruptedException {
    List<FitJob> starts = new ArrayList<>();
    List<FitJob> all = new ArrayList<>();
    for (Order order : orders) {
      FitJob start = start(order);
      starts.add(start);
      all.addAll(trainings(order.recipe(), start));
    }
    List<Fit> fits = train(all);
    List<Result> results = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < orders.size(); i++) {
      int count = trainings(orders.get(i).recipe(), starts.get(i)).size();
      Fit fit = averaged(orders.get(i), fits.subList(next, next + count));
      results.add(new Result(starts.get(i).initial(), fit));
      next += count;
    }
    return results;
  }

  private List<Fit> train(List<FitJob> jobs) throws InterruptedException {
    return jobs.get(0).phases().isEmpty()
        ? jobs.stream().map(job -> new Fit(job.initial(), List.of(), 0)).toList()
        : session.train(jobs);
  }

  /** The job with its teacher and its given weights. */
  private FitJob start(Order order) throws InterruptedException {
    FitJob job = order.job();
    if (order.teacher().isPresent()) {
      job = job.taughtBy(teacher(order.teacher().get()));
    }
    for (GivenWeights given : order.recipe().given()) {
      job = job.from(job.initial().with(given(given, job)).check(job.network()));
    }
    return job;
  }

  private Teacher teacher(Order order) throws InterruptedException {
    Result result = of(List.of(order)).get(0);
    Network network = order.job().network();
    Audit audit =
        TrialRunner.audit(order.recipe(), network, result.initial(), result.fit().weights());
    if (audit.moved() > 0) {
      throw new IllegalStateException("teacher: " + TrialRunner.moved(audit));
    }
    return new Teacher(network.logits(), result.fit().weights());
  }

  private Weights given(GivenWeights given, FitJob job) throws InterruptedException {
    Network network = job.network();
    String below = network.node(given.node()).inputs().get(0);
    Tensor inputs = job.train().inputs();
    if (!below.equals(Network.INPUT)) {
      inputs = outputs(network, job.initial(), inputs, below);
    }
    Map<String, Tensor> weights = new LinkedHashMap<>();
    given
        .parameters(inputs, job.train().targets())
        .forEach((name, tensor) -> weights.put(given.node() + "/" + name, tensor));
    return new Weights(weights);
  }

  private Tensor outputs(Network network, Weights weights, Tensor inputs, String node)
      throws InterruptedException {
    return Optional.ofNullable(session.outputs(network, weights, inputs, List.of(node)).get(node))
        .orElseThrow();
  }

  /** The trainings of a recipe: the job as it is or, of a soup, at several rates. */
  private static List<FitJob> trainings(Recipe recipe, FitJob job) {
    if (recipe.soup().isEmpty()) {
      return List.of(job);
    }
    List<Double> rates = recipe.soup().get().rates();
    return IntStream.range(0, rates.size())
        .mapToObj(
            i -> {
              List<Phase> phases =
                  job.phases().stream().map(phase -> paced(phase, rates.get(i))).toList();
              FitJob paced = job.in(phases);
              return i == 0 ? paced : paced.seeded(job.seed().derive("soup", i));
            })
        .toList();
  }

  private static Phase paced(Phase phase, double factor) {
    return phase.with(phase.training().withRate(factor * phase.training().optimizer().rate()));
  }

  /** One fit of several; its curve is the first's. */
  private Fit averaged(Order order, List<Fit> fits) throws InterruptedException {
    if (order.recipe().soup().isEmpty()) {
      return fits.get(0);
    }
    List<Weights> all = fits.stream().map(Fit::weights).toList();
    Weights mean =
        order.recipe().soup().get().pick() == Soup.Pick.UNIFORM
            ? mean(all)
            : greedy(order.job().network(), all, order.validation());
    return new Fit(mean, fits.get(0).curve(), fits.stream().mapToInt(Fit::epochs).sum());
  }

  private Weights greedy(Network network, List<Weights> all, Optional<Examples> validation)
      throws InterruptedException {
    Examples rows =
        validation.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a greedy soup is picked on a validation split, and there is none"));
    double[] accuracies = new double[all.size()];
    for (int i = 0; i < accuracies.length; i++) {
      accuracies[i] = accuracy(network, all.get(i), rows);
    }
    List<Integer> order =
        IntStream.range(0, accuracies.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -accuracies[i]))
            .toList();
    List<Weights> picked = new ArrayList<>(List.of(all.get(order.get(0))));
    double best = accuracies[order.get(0)];
    for (int i : order.subList(1, order.size())) {
      picked.add(all.get(i));
      double together = accuracy(network, mean(picked), rows);
      if (together >= best) {
        best = together;
      } else {
        picked.remove(picked.size() - 1);
      }
    }
    return mean(picked);
  }

  private double accuracy(Network network, Weights weights, Examples rows)
      throws InterruptedException {
    Tensor outputs = outputs(network, weights, rows.inputs(), network.output().name());
    Predictions predictions = new Predictions(outputs, rows.targets());
    return IntStream.range(0, rows.size())
            .filter(row -> predictions.predicted(row) == rows.label(row))
            .count()
        / (double) rows.size();
  }

  /** The mean, number by number; numbers that agree stay as they are. */
  private static Weights mean(List<Weights> all) {
    Map<String, Tensor> mean = new LinkedHashMap<>();
    all.get(0)
        .tensors()
        .forEach(
            (key, first) -> {
              float[] start = first.toArray();
              double[] sum = new double[start.length];
              Arrays.setAll(sum, i -> start[i]); // 0 + -0 would be 0
              for (Weights one : all.subList(1, all.size())) {
                float[] values =
                    Optional.ofNullable(one.tensors().get(key)).orElseThrow().toArray();
                for (int i = 0; i < sum.length; i++) {
                  sum[i] += values[i];
                }
              }
              float[] means = new float[sum.length];
              for (int i = 0; i < sum.length; i++) {
                means[i] = (float) (sum[i] / all.size());
              }
              mean.put(key, Tensor.of(first.shape(), means));
            });
    return new Weights(mean);
  }
}
