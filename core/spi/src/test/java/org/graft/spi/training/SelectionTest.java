package org.graft.spi.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Samples;
import org.junit.jupiter.api.Test;

final class SelectionTest {
  private static final Network NETWORK = Samples.chain();
  private static final BackboneCard CARD = new BackboneCard(NETWORK, "activation_1", List.of());
  private static final Training TRAINING = new Training(new Optimizer.Sgd(0.1), 8, 3);

  @Test
  void selectsBlocksByPlaceNumberAndName() {
    assertThat(nodes("first")).containsExactly("dense_1", "dropout_1");
    assertThat(nodes("last")).containsExactly("dense_2", "batch_normalization_1", "activation_1");
    assertThat(nodes("middle")).isEqualTo(nodes("last"));
    assertThat(nodes("block:1")).isEqualTo(nodes("first"));
    assertThat(nodes("block:dense_2")).isEqualTo(nodes("last"));
  }

  @Test
  void selectsTheHeadAndLayersByNameOrPattern() {
    assertThat(nodes("head")).containsExactly("dense_3");
    assertThat(nodes("dense_2")).containsExactly("dense_2");
    assertThat(nodes("dense_*")).containsExactly("dense_1", "dense_2", "dense_3");
    assertThat(keys("dense_*")).isEmpty();
  }

  @Test
  void selectsBlocksAndStagesByName() {
    Network staged = Samples.staged();
    Network body = staged.upTo("layer2.0.conv");
    assertThat(Selection.parse("layer1").nodes(staged, body))
        .containsExactly("layer1.0.conv", "layer1.0.add", "layer1.1.conv");
    assertThat(Selection.parse("layer1.0").nodes(staged, body))
        .containsExactly("layer1.0.conv", "layer1.0.add");
    assertThat(Selection.parse("stem").nodes(staged, body)).containsExactly("stem");
    assertThatThrownBy(() -> Selection.parse("layer3").nodes(staged, body))
        .hasMessageContaining(
            "'layer3' selects nothing (did you mean 'layer1'?); there are: stem, layer1, layer1.0");
  }

  @Test
  void selectsParametersByNameOrPattern() {
    assertThat(nodes("norms")).containsExactly("batch_normalization_1");
    assertThat(keys("biases"))
        .containsExactly("dense_1/bias", "dense_2/bias", "batch_normalization_1/beta");
    assertThat(keys("*/bias")).containsExactly("dense_1/bias", "dense_2/bias", "dense_3/bias");
    assertThat(keys("*/gamma")).containsExactly("batch_normalization_1/gamma");
    assertThat(keys("dense_1/bias")).containsExactly("dense_1/bias");
  }

  @Test
  void refusesWhatSelectsNothing() {
    assertThatThrownBy(() -> nodes("dense_9/bias"))
        .hasMessageContaining("'dense_9/bias' selects nothing")
        .hasMessageContaining("dense_1");
    assertThatThrownBy(() -> nodes("batch_normalization_1/mean"))
        .hasMessageContaining("selects nothing");
    assertThatThrownBy(() -> nodes("block:3")).hasMessageContaining("no block named '3'");
    assertThatThrownBy(() -> Selection.parse(" ")).hasMessageContaining("found nothing");
  }

  @Test
  void aRecipeTrainsWhatIsSelectedAndNoMore() {
    Recipe recipe = trained("dense_1/bias", "norms", "head");
    assertThat(recipe.trainable()).isEqualTo(8 + 2 * 6 + 6 * 3 + 3);
    Phase phase = recipe.phases().get(0);
    assertThat(phase.parameters()).containsExactly("dense_1/bias");
    assertThat(phase.trains("dropout_1")).as("dropout above what trains").isTrue();
    assertThat(phase.trains("dense_2")).isFalse();
    assertThat(recipe.frozen()).containsExactly("dense_2");
    assertThat(trained("norms").phases().get(0).trains("dropout_1")).isFalse();
  }

  @Test
  void refusesKeysOfNoParameter() {
    Recipe recipe = Recipe.carry(CARD);
    assertThatThrownBy(
            () -> recipe.then(new Phase(Set.of(), Set.of("dense_1/bia"), Set.of(), TRAINING)))
        .hasMessageContaining("no trained parameter named 'bia' (did you mean 'bias'?)");
    assertThatThrownBy(() -> new Phase(Set.of(), Set.of("dense_1"), Set.of(), TRAINING))
        .hasMessageContaining("'layer/parameter'");
  }

  private static Recipe trained(String... selections) {
    return Recipe.carry(CARD)
        .train(CARD.body(), List.of(selections).stream().map(Selection::parse).toList(), TRAINING);
  }

  private static Set<String> nodes(String text) {
    return Selection.parse(text).nodes(NETWORK, CARD.body());
  }

  private static Set<String> keys(String text) {
    return Selection.parse(text).parameters(NETWORK, CARD.body());
  }
}
