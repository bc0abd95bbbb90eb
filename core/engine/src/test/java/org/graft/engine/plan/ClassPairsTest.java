package org.graft.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.ClassMapping;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;

final class ClassPairsTest {
  private static final Recipe KEPT = Recipe.carry(BackboneCard.headed(Networks.dense(), 2));

  @Test
  void saysThatClassesArePairedByName() {
    Recipe swapped = KEPT.mapped(new ClassMapping(List.of(List.of(1), List.of(0))));
    assertThat(ClassPairs.how(swapped, task(List.of("dogs", "cats"), "cats", "dogs")))
        .hasValueSatisfying(
            how -> assertThat(how).contains("by name", "cats = output 1", "dogs = output 0"));
  }

  @Test
  void saysThatClassesArePairedByPosition() {
    assertThat(ClassPairs.how(KEPT, task(List.of(), "cats", "dogs")))
        .hasValueSatisfying(
            how -> assertThat(how).contains("no names", "by position", "output 0 = cats"));
    assertThat(ClassPairs.how(KEPT, task(List.of("0", "1"), "5", "6")))
        .hasValueSatisfying(how -> assertThat(how).contains("by position: 0 = 5, 1 = 6"));
  }

  @Test
  void isSilentWhereClassesAreTheSameOrTheUserPairedThem() {
    assertThat(ClassPairs.how(KEPT, task(List.of("a", "b"), "a", "b"))).isEmpty();
    Recipe grouped = KEPT.mapped(new ClassMapping(List.of(List.of(1), List.of(0))));
    assertThat(ClassPairs.how(grouped, task(List.of("tabby", "poodle"), "dogs", "cats"))).isEmpty();
  }

  private static TaskCard task(List<String> source, String... target) {
    return new TaskCard(
        Networks.dense().input(),
        source,
        List.of(target),
        10,
        0,
        new Training(new Optimizer.Sgd(0.1), 5, 1));
  }
}
