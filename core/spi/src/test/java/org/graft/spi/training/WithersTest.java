package org.graft.spi.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.graft.spi.augmentation.Augmentation;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Samples;
import org.junit.jupiter.api.Test;

/** Withers change one component and nothing else. */
final class WithersTest {
  private static final Training TRAINING =
      new Training(new Optimizer.Sgd(0.1), 8, 3).withSmoothing(0.1).withClassFactors(List.of(2.0));
  private static final BackboneCard CARD =
      new BackboneCard(Samples.chain(), "activation_1", List.of("a", "b", "c"));

  @Test
  void aTrainingHasAnotherBatch() {
    assertThat(TRAINING.withBatch(4).batch()).isEqualTo(4);
    assertThat(TRAINING.withBatch(4).withBatch(8)).isEqualTo(TRAINING);
  }

  @Test
  void aTrainingHasOtherCopies() {
    Training flipped = TRAINING.withAugmentation(List.of(new Augmentation.HorizontalFlip()));
    assertThat(flipped.withCopies(Optional.of(3)).copies()).hasValue(3);
    assertThat(flipped.withCopies(Optional.of(3)).withCopies(Optional.empty())).isEqualTo(flipped);
  }

  @Test
  void aCardHasOtherClassesAndCredits() {
    Credits credits = new Credits("MIT", "arXiv:1602.07360", List.of("strides early"));
    BackboneCard other = CARD.withClasses(List.of("x", "y", "z")).withCredits(credits);
    assertThat(other)
        .isEqualTo(
            new BackboneCard(
                CARD.network(),
                CARD.features(),
                List.of("x", "y", "z"),
                Optional.empty(),
                credits));
  }
}
