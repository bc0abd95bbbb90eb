package org.graft.spi.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.graft.spi.network.Network;
import org.graft.spi.network.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DepthTest {
  private static final Network NETWORK = Samples.chain();

  @ParameterizedTest
  @CsvSource({
    "none, 0",
    "0, 0",
    "1, 2",
    "2, 5",
    "3, 6",
    "all, 6",
    "0%, 0",
    "33%, 2",
    "50%, 5",
    "100%, 6",
    "dense_1, 1",
    "batch_normalization_1, 4"
  })
  void countsNodesFromTheInputOn(String text, int nodes) {
    assertThat(Depth.parse(text).nodes(NETWORK))
        .containsExactlyElementsOf(
            NETWORK.nodes().subList(0, nodes).stream().map(n -> n.name()).toList());
  }

  @ParameterizedTest
  @CsvSource({"4", "0.5", "101%", "1.2.3"})
  void refusesWhatDoesNotFitTheNetwork(String text) {
    assertThatThrownBy(() -> Depth.parse(text).nodes(NETWORK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void refusesALayerThatIsNotThereAndNamesOnesThatAre() {
    assertThatThrownBy(() -> Depth.parse("dense_9").nodes(NETWORK))
        .hasMessageContaining("dense_9")
        .hasMessageContaining("dense_1");
  }

  @ParameterizedTest
  @CsvSource({
    "stem, 1",
    "layer1, 4",
    "layer1.0, 3",
    "layer1.0.conv, 2",
    "layer1.1, 4",
    "layer2, 5",
    "1, 1",
    "2, 3",
    "3, 4"
  })
  void takesBlocksAndStagesByTheirNames(String text, int nodes) {
    Network network = Samples.staged();
    assertThat(Depth.parse(text).nodes(network))
        .containsExactlyElementsOf(
            network.nodes().subList(0, nodes).stream().map(n -> n.name()).toList());
  }

  @Test
  void namesBlocksAndStagesWhereThereIsNoSuch() {
    assertThatThrownBy(() -> Depth.parse("layer3").nodes(Samples.staged()))
        .isInstanceOf(DepthException.class)
        .hasMessage(
            "no layer, block or stage named 'layer3' (did you mean 'layer1'?); there are: stem,"
                + " layer1, layer1.0, layer1.1, layer2, layer2.0, fc");
  }

  @ParameterizedTest
  @CsvSource({"-1", "' '"})
  void refusesWhatIsNoDepth(String text) {
    assertThatThrownBy(() -> Depth.parse(text)).hasMessageContaining("expected a number of blocks");
  }

  @Test
  void isEqualByItsText() {
    assertThat(Depth.parse(" 2 ")).isEqualTo(Depth.blocks(2)).hasSameHashCodeAs(Depth.blocks(2));
    assertThat(Depth.parse("2")).isNotEqualTo(Depth.parse("dense_2"));
  }
}
