package org.graft.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.graft.spi.network.Network;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is frozen stays bit for bit, wherever it lies. */
final class FreezingTest {
  private static final Network NORMALISED = Networks.normalised();

  @ParameterizedTest
  @ValueSource(
      strings = {"dense_1", "batch_normalization_1", "dense_2", "batch_normalization_2", "dense_3"})
  void trainsOneLayerAlone(String trained) throws InterruptedException {
    FitJob job = Jobs.of(NORMALISED, List.of(new Phase(Set.of(trained), Jobs.PLAIN)));
    Fit fit = Sessions.dl4j(job);
    assertThat(fit.weights().changedFrom(job.initial()))
        .isNotEmpty()
        .allMatch(key -> key.startsWith(trained + "/"));
    Sessions.assertAgrees(job, 2e-5);
  }

  @Test
  void movesOnlyTheStatisticsOfAFrozenLayerThatThePhaseNames() throws InterruptedException {
    String normalisation = "batch_normalization_1";
    FitJob job =
        Jobs.of(
            NORMALISED, List.of(new Phase(Set.of("dense_3"), Set.of(normalisation), Jobs.PLAIN)));
    Fit fit = Sessions.dl4j(job);
    assertThat(fit.weights().changedFrom(job.initial()))
        .containsExactlyInAnyOrder(
            normalisation + "/mean", normalisation + "/variance", "dense_3/kernel", "dense_3/bias");
    Sessions.assertAgrees(job, 2e-5);
  }

  @Test
  void movesNothingInAPhaseThatTrainsNothing() throws InterruptedException {
    FitJob job = Jobs.of(NORMALISED, List.of(new Phase(Set.of(), Jobs.PLAIN)));
    assertThat(Sessions.dl4j(job).weights().changedFrom(job.initial())).isEmpty();
    Sessions.assertAgrees(job, 2e-5);
  }

  @Test
  void freezesConvolutionsAndImageNormalisation() throws InterruptedException {
    Network network = Networks.layers().get("batch normalization of channels");
    assertThat(network).isNotNull();
    FitJob job =
        Jobs.of(
            network, List.of(Jobs.allBut(network, Set.of("batch_normalization_1"), Jobs.PLAIN)));
    Sessions.assertAgrees(job, 2e-5);
  }

  @Test
  void dropsNothingInFrozenDropout() throws InterruptedException {
    Network network = Networks.dropping(0.5);
    Sessions.assertAgrees(
        Jobs.of(network, List.of(Jobs.allBut(network, Set.of("dropout_1"), Jobs.PLAIN))), 2e-5);
  }

  @Test
  void freezesOneBranchOfTwo() throws InterruptedException {
    Network network = Networks.layers().get("add images");
    assertThat(network).isNotNull();
    Sessions.assertAgrees(
        Jobs.of(network, List.of(Jobs.allBut(network, Set.of("left"), Jobs.PLAIN))), 2e-5);
  }
}
