package org.graft.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.training.ClassMapping;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.junit.jupiter.api.Test;

final class ClassifierTest {
  private static final Layer FIVE =
      new Layer.Dense(5, ActivationFunction.RELU, Initializer.HE_UNIFORM, true);
  private static final BackboneCard BACKBONE =
      BackboneCard.headed(Network.sequential(Shape.of(2), List.of(FIVE)), 4);
  private static final TaskCard PETS =
      new TaskCard(
          Shape.of(2),
          List.of("tabby", "lynx", "poodle", "bee"),
          List.of("dogs", "cats"),
          100,
          0,
          new Training(new Optimizer.Sgd(0.01), 32, 1));

  @Test
  void readsGroupsOfSourceClassesByNameNumberAndRange() {
    assertThat(mapping("cats=tabby+1", "dogs=2-2"))
        .isEqualTo(new ClassMapping(List.of(List.of(2), List.of(0, 1))));
  }

  @Test
  void pairsClassesByNameInWhateverOrder() {
    TaskCard task = task(List.of("dogs", "cats", "bees", "ants"), "ants", "bees", "cats", "dogs");
    assertThat(new Classifier(List.of()).recipe(BACKBONE, task).mapping())
        .contains(new ClassMapping(List.of(List.of(3), List.of(2), List.of(1), List.of(0))));
    TaskCard same = task(List.of("a", "b", "c", "d"), "a", "b", "c", "d");
    assertThat(new Classifier(List.of()).recipe(BACKBONE, same).mapping()).isEmpty();
  }

  @Test
  void pairsOutputsWithoutNamesByNumberOrElseByPosition() {
    assertThat(new Classifier(List.of()).recipe(BACKBONE, task(List.of(), "0", "2", "1", "3")))
        .matches(
            r ->
                r.mapping()
                    .orElseThrow()
                    .outputs()
                    .equals(List.of(List.of(0), List.of(2), List.of(1), List.of(3))));
    assertThat(
            new Classifier(List.of())
                .recipe(BACKBONE, task(List.of(), "1", "2", "3", "4"))
                .mapping())
        .isEmpty();
    assertThat(new Classifier(List.of()).refusal(BACKBONE, task(List.of(), "a", "b")))
        .hasValueSatisfying(
            why -> assertThat(why).contains("head has 4 classes, the target has 2"));
    assertThat(
            new Classifier(List.of(ClassGroup.parse("a=0-2"), ClassGroup.parse("b=3")))
                .recipe(BACKBONE, task(List.of(), "a", "b"))
                .mapping())
        .contains(new ClassMapping(List.of(List.of(0, 1, 2), List.of(3))));
  }

  @Test
  void refusesOtherNamesWithBothLists() {
    assertThat(
            new Classifier(List.of())
                .refusal(BACKBONE, task(List.of("a", "b", "c", "d"), "a", "b", "c", "e")))
        .hasValueSatisfying(
            why -> assertThat(why).contains("[a, b, c, d]", "[a, b, c, e]", "paired by name"));
    assertThat(
            new Classifier(List.of())
                .refusal(BACKBONE, task(List.of("a", "b", "c", "d"), "d", "a")))
        .hasValueSatisfying(why -> assertThat(why).contains("'classes: [d=d, a=a]'"));
  }

  @Test
  void refusesNetworksWithoutAHead() {
    BackboneCard headless = BACKBONE.tapped(BACKBONE.features(), Optional.empty());
    assertThat(
            new Classifier(List.of()).refusal(headless, task(List.of(), "a", "b", "c", "d", "e")))
        .hasValueSatisfying(why -> assertThat(why).contains("no classification head"));
  }

  @Test
  void asksForGroupsWhereClassesDiffer() {
    assertThat(new Classifier(List.of()).refusal(BACKBONE, PETS))
        .hasValueSatisfying(reason -> assertThat(reason).contains("classes: [dogs=0-9, ...]"));
  }

  @Test
  void refusesGroupsThatDoNotFit() {
    assertThatThrownBy(() -> mapping("cats=tabby", "dogs=wolf"))
        .hasMessageContainingAll("no class 'wolf'", "it has 4: tabby, lynx");
    assertThatThrownBy(() -> mapping("cats=0-1", "dogs=2-4"))
        .hasMessageContainingAll("2-4 is no range within 0-3");
    assertThatThrownBy(() -> mapping("cats=0-1"))
        .hasMessageContaining("expected one entry for each target class, found 0 for 'dogs'");
    assertThatThrownBy(() -> mapping("cats=0", "dogs=2", "birds=3"))
        .hasMessageContaining("the target has no class 'birds'; it has: dogs, cats");
    assertThatThrownBy(() -> mapping("cats=0-2", "dogs=2"))
        .hasMessageContaining("output 2 stands for two classes");
    assertThatThrownBy(() -> ClassGroup.parse("dogs")).hasMessageContaining("dogs=151-268");
  }

  private static TaskCard task(List<String> source, String... target) {
    return new TaskCard(
        Shape.of(2), source, List.of(target), 100, 0, new Training(new Optimizer.Sgd(0.01), 32, 1));
  }

  private static ClassMapping mapping(String... groups) {
    List<ClassGroup> classes = Stream.of(groups).map(ClassGroup::parse).toList();
    return new Classifier(classes).recipe(BACKBONE, PETS).mapping().orElseThrow();
  }
}
