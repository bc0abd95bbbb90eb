package org.graft.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.SpecException;
import org.junit.jupiter.api.Test;

class SweepTest {
  @Test
  void makesEveryCombinationInReadingOrder() {
    assertThat(strategies("fine-tune: {frozen: [0, 1], share: [0.5, 1]}"))
        .containsExactly(
            "fine-tune(frozen=0, share=0.5)",
            "fine-tune(frozen=0, share=1)",
            "fine-tune(frozen=1, share=0.5)",
            "fine-tune(frozen=1, share=1)");
  }

  @Test
  void sweepsTheFirstParameterInShort() {
    assertThat(strategies("fine-tune: [0, 60%]"))
        .containsExactly("fine-tune(frozen=0)", "fine-tune(frozen=60%)");
  }

  @Test
  void sweepsDeepDown() {
    assertThat(
            strategies(
                "fine-tune: {training: {optimizer: [{sgd: {rate: [0.1, 0.01]}}, adam], epochs: 2}}"))
        .containsExactly(
            "fine-tune(optimizer=sgd(rate=0.1), epochs=2)",
            "fine-tune(optimizer=sgd(rate=0.01), epochs=2)",
            "fine-tune(optimizer=adam, epochs=2)");
  }

  @Test
  void sweepsRanges() {
    assertThat(strategies("fine-tune: {share: {range: {from: 0.1, to: 0.3, steps: 3}}}"))
        .containsExactly("fine-tune(share=0.1)", "fine-tune(share=0.2)", "fine-tune(share=0.3)");
    assertThat(strategies("fine-tune: {share: {log-range: {from: 0.001, to: 0.1, steps: 3}}}"))
        .containsExactly("fine-tune(share=0.001)", "fine-tune(share=0.01)", "fine-tune(share=0.1)");
  }

  @Test
  void labelsSweepsUnderAGivenName() {
    assertThat(strategies("{fine-tune: {frozen: [0, 1], head: kept}, as: fixed}"))
        .containsExactly("fixed(frozen=0)", "fixed(frozen=1)");
  }

  @Test
  void takesAListForAListAndSweepsItByName() {
    assertThat(backbones("mlp: [5, 5]")).containsExactly("mlp(hidden=[5,5])");
    assertThat(backbones("mlp: {hidden: {sweep: [[5, 5], [10]]}}"))
        .containsExactly("mlp(hidden=[5,5])", "mlp(hidden=[10])");
    assertThat(backbones("layered: {layers: [dense: {units: [3, 4]}, flatten]}"))
        .containsExactly(
            "layered(layers=[dense(units=3),flatten])", "layered(layers=[dense(units=4),flatten])");
    assertThatThrownBy(() -> backbones("mlp: [[5, 5], [10]]"))
        .hasMessageContaining("to try several lists write {sweep: [[...], [...]]}");
  }

  @Test
  void sweepsDataSets() {
    ExperimentSpec spec =
        read("target: {blobs: {std: [1, 2]}}\nbackbone: mlp\nstrategies: scratch");
    assertThat(spec.transfers())
        .extracting(TransferSpec::name)
        .containsExactly("blobs(std=1)", "blobs(std=2)");
  }

  @Test
  void cutsLongArgumentsUnlessTheyTellChoicesApart() {
    String layers =
        "[flatten, dense: {units: 8, activation: relu}, dense: {units: %s}, dropout: 0.5]";
    String one = "layered: " + layers.formatted("4");
    assertThat(backbones(one)).containsExactly("layered(layers=...)");
    assertThat(backbones("[" + one + ", layered: " + layers.formatted("5") + "]"))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesSweepsThatGoOutOfHand() {
    String many = "{range: {from: 0.1, to: 1, steps: 1000}}";
    assertThatThrownBy(() -> strategies("fine-tune: {share: " + many + ", frozen: " + many + "}"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("make more than 100000 combinations");
  }

  private static List<String> strategies(String yaml) {
    return read("target: blobs\nbackbone: mlp\nstrategies:\n  - " + yaml).strategies().stream()
        .map(Choice::label)
        .toList();
  }

  private static List<String> backbones(String yaml) {
    String list = yaml.startsWith("[") ? "backbones: " + yaml : "backbones:\n  - " + yaml;
    return read("target: blobs\nstrategies: scratch\n" + list).backbones().stream()
        .map(Choice::label)
        .toList();
  }

  private static ExperimentSpec read(String text) {
    return new SpecReader(Doubles.registry()).readText(text, "sweep.yaml", List.of());
  }
}
