package org.graft.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Answers;
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
    assertThat(answers("cats=tabby+1", "dogs=2-2"))
        .isEqualTo(new Answers(List.of(List.of(2), List.of(0, 1))));
  }

  @Test
  void asksForGroupsWhereClassesDiffer() {
    assertThat(new Classifier(List.of()).refusal(BACKBONE, PETS))
        .hasValueSatisfying(reason -> assertThat(reason).contains("classes: [dogs=0-9, ...]"));
  }

  @Test
  void refusesGroupsThatDoNotFit() {
    assertThatThrownBy(() -> answers("cats=tabby", "dogs=wolf"))
        .hasMessageContainingAll("no class 'wolf'", "it has 4: tabby, lynx");
    assertThatThrownBy(() -> answers("cats=0-1", "dogs=2-4"))
        .hasMessageContainingAll("2-4 is no range within 0-3");
    assertThatThrownBy(() -> answers("cats=0-1"))
        .hasMessageContaining("expected one entry for each target class, found 0 for 'dogs'");
    assertThatThrownBy(() -> answers("cats=0", "dogs=2", "birds=3"))
        .hasMessageContaining("the target has no class 'birds'; it has: dogs, cats");
    assertThatThrownBy(() -> answers("cats=0-2", "dogs=2"))
        .hasMessageContaining("output 2 answers for two classes");
    assertThatThrownBy(() -> ClassGroup.parse("dogs")).hasMessageContaining("dogs=151-268");
  }

  private static Answers answers(String... groups) {
    List<ClassGroup> classes = Stream.of(groups).map(ClassGroup::parse).toList();
    return new Classifier(classes).recipe(BACKBONE, PETS).answers().orElseThrow();
  }
}
