package org.graft.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.Trainer;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.GivenWeights;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Teacher;
import org.graft.testkit.StrategyContract.Application;
import org.graft.testkit.fixture.Tasks;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;
import org.graft.testkit.reference.ReferenceTrainer;

/** What a strategy as a recipe promises. */
record RecipePromises(StrategyContract contract, TransferStrategy strategy) {
  List<Promise> promises() {
    return List.of(
        new Promise("the same arguments give the same recipe", this::repeats),
        new Promise("it refuses where its recipe fails, and only there", this::agreesWithRefusal),
        new Promise("the network takes the task's input", this::input),
        new Promise("the network tells the task's classes apart", this::classes),
        new Promise("what it carries fits the source's weights", this::carried),
        new Promise("the recipe can be carried out", this::trains));
  }

  /** Where it gives a recipe; failing without a refusal breaks a promise of its own. */
  private List<Application> sound() {
    return contract.accepted().stream()
        .filter(
            a -> {
              try {
                return recipe(a).network().has(recipe(a).network().output().name());
              } catch (RuntimeException e) {
                return false;
              }
            })
        .toList();
  }

  private void repeats() throws Exception {
    for (Application a : sound()) {
      Recipe expected = recipe(a);
      sound().forEach(this::recipe);
      Expect.same("recipe for " + a, expected, recipe(a));
      Recipe abroad = Elsewhere.abroad(() -> Elsewhere.onAnotherThread(() -> recipe(a)));
      Expect.same("recipe elsewhere for " + a, expected, abroad);
    }
  }

  private void agreesWithRefusal() throws Throwable {
    for (Application a : contract.applications()) {
      Optional<String> refusal = strategy.refusal(a.backbone(), a.task());
      if (refusal.isPresent()) {
        Expect.fails(
            "recipe for " + a + ", refused with '" + refusal.get() + "'",
            IllegalArgumentException.class,
            () -> recipe(a));
      } else {
        recipe(a);
      }
    }
  }

  private void input() {
    for (Application a : sound()) {
      Expect.same("input for " + a, a.task().input(), recipe(a).network().input());
    }
  }

  private void classes() {
    for (Application a : sound()) {
      Expect.same("output for " + a, Shape.of(a.task().classes().size()), output(recipe(a)));
    }
  }

  private static Shape output(Recipe recipe) {
    Network network = recipe.network();
    return Optional.ofNullable(network.shapes().get(network.output().name())).orElseThrow();
  }

  private void carried() {
    for (Application a : sound()) {
      Recipe recipe = recipe(a);
      Network source = a.backbone().network();
      for (String node : recipe.carried()) {
        Expect.that(source.has(node), "it carries '" + node + "', which the source lacks");
        Expect.same(
            "parameters of the carried '" + node + "' for " + a,
            shapes(source, node),
            shapes(recipe.network(), node));
      }
    }
  }

  private static List<Shape> shapes(Network network, String node) {
    return network.parameters().getOrDefault(node, List.of()).stream().map(p -> p.shape()).toList();
  }

  private void trains() throws InterruptedException {
    for (Application a : sound()) {
      Recipe recipe = recipe(a);
      if (!output(recipe).equals(Shape.of(a.task().classes().size()))) {
        continue; // another promise says so
      }
      Fit fit = fit(recipe, a);
      Expect.that(
          fit.curve().stream().allMatch(p -> Double.isFinite(p.loss())),
          "the loss is not finite for " + a);
    }
  }

  /** A recipe carried out for an epoch a phase; of a soup, its first training. */
  private static Fit fit(Recipe recipe, Application a) throws InterruptedException {
    Network from = a.backbone().network();
    Weights carried =
        Weights.draw(from, new Seed(1))
            .only(
                n ->
                    recipe.carried().contains(n)
                        && shapes(from, n).equals(shapes(recipe.network(), n)));
    Dataset data = Tasks.data(a.task());
    FitJob job =
        new FitJob(
            recipe.network(),
            Weights.draw(recipe.network(), new Seed(2)).with(carried).check(recipe.network()),
            carried,
            data.train(),
            data.validation().map(v -> Map.of(FitJob.VALIDATION, v)).orElse(Map.of()),
            recipe.phases().stream().map(RecipePromises::shortened).toList(),
            new Seed(3));
    if (recipe.teacher().isPresent()) {
      Recipe teacher = recipe.teacher().get();
      job = job.taughtBy(new Teacher(teacher.network().logits(), fit(teacher, a).weights()));
    }
    for (GivenWeights given : recipe.given()) {
      job = job.from(job.initial().with(given(given, job)).check(job.network()));
    }
    Expect.same(
        "the reference trainer's refusal for " + a,
        Optional.empty(),
        new ReferenceTrainer().refusal(job.network(), job.phases()));
    return TrainerContract.reference(List.of(job)).get(0);
  }

  private static Weights given(GivenWeights given, FitJob job) throws InterruptedException {
    String below = job.network().node(given.node()).inputs().get(0);
    Map<String, Tensor> weights = new LinkedHashMap<>();
    try (Trainer.Session session =
        new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      Tensor inputs = job.train().inputs();
      Tensor read =
          below.equals(Network.INPUT)
              ? inputs
              : Optional.ofNullable(
                      session
                          .outputs(job.network(), job.initial(), inputs, List.of(below))
                          .get(below))
                  .orElseThrow();
      given
          .parameters(read, job.train().targets())
          .forEach((name, tensor) -> weights.put(given.node() + "/" + name, tensor));
    }
    return new Weights(weights);
  }

  private static Phase shortened(Phase phase) {
    return phase.with(phase.training().withEpochs(Math.min(1, phase.training().epochs())));
  }

  private Recipe recipe(Application a) {
    return strategy.recipe(a.backbone(), a.task());
  }
}
