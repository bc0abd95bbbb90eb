package org.graft.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.problem.SpecException;
import org.graft.spi.Protocol;
import org.junit.jupiter.api.Test;

/** What a protocol fixes is in the experiment, or refused. */
final class ProtocolFormTest {
  private static final String REST =
      """
      backbone: mlp
      strategies: [scratch, {fine-tune: {}}]
      """;
  private static final String ONE = "source: blobs\ntarget: {blobs: {samples: 300}}\n";
  private static final String TRANSFERS =
      "transfers: [{source: blobs, target: {blobs: 200}}, {target: {blobs: 300}}]";

  private static ExperimentSpec read(String settings, String rest) {
    return new SpecReader(Doubles.registry())
        .readText(
            "protocol: {fixing: {settings: '{" + settings + "}'}}\n" + rest, "a.yaml", List.of());
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      String settings, String rest) {
    return assertThatThrownBy(() -> read(settings, rest)).isInstanceOf(SpecException.class);
  }

  @Test
  void putsKeysBesideTheDataOfTheTransfersThatItFixesInWhateverOrder() {
    for (String settings :
        List.of(
            TRANSFERS + ", target: {per-class: 5}, source: {count: 7}",
            "source: {count: 7}, target: {per-class: 5}, " + TRANSFERS)) {
      ExperimentSpec spec = read(settings, REST);
      assertThat(spec.transfers())
          .extracting(t -> t.target().canonical())
          .hasSize(2)
          .allSatisfy(target -> assertThat(target).contains("\"per-class\":\"5"));
      assertThat(spec.transfers().get(0).source().orElseThrow().canonical()).contains("7");
    }
  }

  @Test
  void putsKeysBesideTheDataOfOneTransferThatStandsInNoList() {
    ExperimentSpec spec =
        read("transfers: {source: blobs, target: blobs}, target: {per-class: 5}", REST);
    assertThat(spec.transfers().get(0).target().canonical()).contains("per-class");
  }

  @Test
  void refusesKeysBesideDataThatNoTransferHas() {
    refused("source: {count: 7}", "target: blobs\n" + REST)
        .hasMessageContaining("protocol 'fixing' fixes count of each source, and no transfer has a")
        .hasMessageContaining("give one, or leave the protocol out");
    refused("target: 5", ONE + REST)
        .hasMessageContaining("fixing fixes 'target': expected a mapping of keys beside the data");
  }

  @Test
  void refusesKeysThatNoExperimentHas() {
    refused("trainin: {epochs: 5}", ONE + REST)
        .hasMessageContaining("fixing fixes 'trainin': no key to fix named 'trainin'")
        .hasMessageContaining("did you mean 'training'?");
    refused("target: {per-klass: 5}", ONE + REST).hasMessageContaining("per-klass");
  }

  @Test
  void fixesAListOfOneInTheSingular() {
    assertThat(read("backbone: mlp, metric: brier", ONE + "strategies: [scratch]\n").metrics())
        .extracting(m -> m.label())
        .containsExactly("brier");
    refused("backbone: {mlp: 4}", ONE + REST.replace("mlp", "{mlp: 5}"))
        .hasMessageContaining("is fixed by protocol 'fixing': leave backbones out");
  }

  @Test
  void refusesTrainingOfAStrategyOrASettingThatDepartsFromIt() {
    refused(
            "training: {epochs: 5}",
            ONE + REST.replace("fine-tune: {}", "fine-tune: {training: {epochs: 9, batch: 2}}"))
        .hasMessageContaining("is fixed by protocol 'fixing': leave training.epochs out")
        .hasMessageNotContaining("training.batch out");
    refused(
            "training: {epochs: 5}",
            ONE + REST + "settings: [{backbone: mlp, training: {epochs: 7}}]\n")
        .hasMessageContaining("is fixed by protocol 'fixing': leave training.epochs out");
  }

  @Test
  void refusesDomainsOfWhichItMakesNoTransfers() {
    refused("training: {epochs: 5}", ONE + REST + "domains: [blobs]\n")
        .hasMessageContaining("domains: protocol 'fixing' makes no transfers of them");
  }

  @Test
  void sweepsNoProtocolAndMissesNothingThatItWouldHaveFixed() {
    for (String protocol : List.of("{fixing: {rows: [5, 20]}}", "[fixing, {fixing: 3}]")) {
      assertThatThrownBy(
              () ->
                  new SpecReader(Doubles.registry())
                      .readText("protocol: " + protocol + "\n" + REST, "a.yaml", List.of()))
          .hasMessageContaining(
              "protocol: cannot be swept: an experiment has one protocol; write an experiment file"
                  + " for each")
          .hasMessageNotContaining("missing")
          .hasMessageNotContaining("whole number");
    }
    assertThatThrownBy(
            () ->
                new SpecReader(Doubles.registry())
                    .readText("protocol: fixin\nseeds: 3\n", "a.yaml", List.of()))
        .hasMessageContaining("did you mean 'fixing'?")
        .hasMessageContaining("did you mean 'seed'?")
        .hasMessageNotContaining("missing");
  }

  @Test
  void theKeysThatAProtocolCanFixAreThoseOfAnExperiment() {
    TreeSet<String> keys = new TreeSet<>(FileForm.SINGULAR.keySet());
    FileForm.keys().stream().map(ParameterCard::name).forEach(keys::add);
    Stream.of("include", "definitions", "domains", "experiment", "protocol", "fixed")
        .forEach(keys::remove);
    assertThat(Protocol.Fixed.KEYS).containsExactlyInAnyOrderElementsOf(keys);
  }
}
