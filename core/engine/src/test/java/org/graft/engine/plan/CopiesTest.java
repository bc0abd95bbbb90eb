package org.graft.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.augmentation.Augmentation;
import org.graft.spi.base.Seed;
import org.graft.spi.network.Network;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;

final class CopiesTest {
  private static final Network NETWORK = Networks.dense();

  private static Recipe flipped(Optional<Integer> copies) {
    Training plain = new Training(new Optimizer.Sgd(0.1), 8, 1);
    Training training =
        new Training(
            plain.optimizer(),
            plain.batch(),
            plain.epochs(),
            plain.schedule(),
            plain.penalty(),
            plain.earlyStopping(),
            plain.classWeights(),
            List.of(new Augmentation.HorizontalFlip()),
            copies,
            plain.smoothing(),
            plain.average(),
            plain.classFactors());
    return new Recipe(NETWORK, Set.of(), List.of()).train(Set.of(), training);
  }

  @Test
  void aTeacherLearnsFromTheCopiesOfItsStudentOrNotAtAll() {
    Recipe three = flipped(Optional.of(3));
    Seed seed = new Seed(1);
    assertThat(Copies.of(three, seed)).map(Copies::number).contains(3);
    assertThat(Copies.of(three.taughtBy(three), seed)).isEqualTo(Copies.of(three, seed));
    Recipe untrained = new Recipe(NETWORK, Set.of(), List.of());
    assertThat(Copies.of(three.taughtBy(untrained), seed)).isEqualTo(Copies.of(three, seed));
    for (Optional<Integer> other : List.of(Optional.<Integer>empty(), Optional.of(2))) {
      assertThatThrownBy(() -> Copies.of(three.taughtBy(flipped(other)), seed))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a teacher included");
    }
  }
}
