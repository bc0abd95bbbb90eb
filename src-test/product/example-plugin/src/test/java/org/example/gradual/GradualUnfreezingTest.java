package org.example.gradual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Phase;
import org.graft.testkit.fixture.Backbones;
import org.graft.testkit.fixture.Tasks;
import org.junit.jupiter.api.Test;

/** What is this strategy's own. */
final class GradualUnfreezingTest {
  private static final BackboneCard DENSE = Backbones.dense();

  @Test
  void unfreezesOneMoreBlockInEveryPhase() {
    assertEquals(
        List.of(
            Set.of("output"), Set.of("output", "dense_2"), Set.of("output", "dense_2", "dense_1")),
        phases("none", 2).stream().map(Phase::trained).toList());
  }

  @Test
  void neverUnfreezesWhatItIsToldToKeep() {
    assertEquals(
        List.of(Set.of("output"), Set.of("output", "dense_2")),
        phases("1", 2).stream().map(Phase::trained).toList());
  }

  @Test
  void trainsTheLastPhaseAsLongAsTheExperimentSays() {
    assertEquals(
        List.of(2, 2, Tasks.card(DENSE, 2, 0).training().epochs()),
        phases("none", 2).stream().map(p -> p.training().epochs()).toList());
  }

  @Test
  void refusesToFreezeMoreThanThereIs() {
    String refusal =
        new GradualUnfreezing(Depth.blocks(9), 1)
            .refusal(DENSE, Tasks.card(DENSE, 2, 0))
            .orElse("");
    assertTrue(refusal.contains("2 blocks"), refusal);
  }

  private static List<Phase> phases(String frozen, int epochs) {
    return new GradualUnfreezing(Depth.parse(frozen), epochs)
        .recipe(DENSE, Tasks.card(DENSE, 2, 0))
        .phases();
  }
}
