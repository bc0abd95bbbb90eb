package org.graft.engine.spec.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.net.URI;
import java.util.List;
import org.graft.engine.spec.Doubles;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class SchemaWriterTest {
  private static final String FULL =
      """
      experiment: Digits
      transfers:
        - {name: up, source: {blobs: {seed: [1, 2]}}, target: {blobs: {std: 2}, as: near}}
        - {target: pictures}
      backbones:
        - mlp
        - mlp: [5, 5]
        - mlp: {hidden: {sweep: [[5, 5], [10]]}}
        - mlp: {hidden: {choose: [[5, 5], [10]]}}
        - layered: {layers: [flatten, dense: {units: [8, 9], activation: relu}, dropout: 0.5]}
      training: {optimizer: {adam: {rate: 1e-4}}, epochs: [3, 4], early-stopping: none}
      source-training: {optimizer: sgd, epochs: 3, schedule: {cosine: {warmup: 1}}}
      definitions: {quick: [1, {any: thing}]}
      settings: [{transfer: up*, training: {epochs: 5}}, {backbone: [mlp], source-training: {batch: 8}}]
      time-limit: {trial: 10 min, run: 8 h}
      max-trials: 9
      strategies:
        - scratch
        - fine-tune: [0, 60%]
        - fine-tune: {frozen: [0, 1], training: {optimizer: {sgd: {rate: [0.1, 0.01]}}}}
        - {fine-tune: {head: kept, share: {log-range: {from: 0.1, to: 1, steps: 3}}}, as: tuned}
        - fine-tune: {share: {choose: {log-uniform: [0.01, 1]}}, head: {choose: [new, kept]}}
        - fine-tune: {training: {epochs: {choose: {integers: [1, 9]}}, optimizer: {choose: [{sgd: {rate: {choose: [0.1, 1]}}}, adam]}}}
      selection: {by: brier, on: {resamples: 10, validation: 0.2}, candidates: 8, prune: {successive-halving: {factor: 3}}}
      repeats: {source: 2, training: 3}
      exclude: [{transfer: up*, strategy: [scratch, tuned], training-replicate: [0, 1-2]}]
      metrics: [accuracy, brier]
      baseline: tuned
      alpha: 0.01
      rope: 0.02
      curves: [validation, test]
      seed: 7
      trainer: auto
      """;

  private static final String SCHEMA = new SchemaWriter(Doubles.registry()).write();
  private static final Validator VALIDATOR =
      new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
  private static final URI PLACE = VALIDATOR.registerSchema(SCHEMA);

  @Test
  void acceptsWhatTheReaderAccepts() {
    assertThat(errors(FULL)).isEmpty();
    assertThat(
            errors(
                """
                target: blobs
                backbone: mlp
                metric: brier
                strategies: scratch
                trainer: {slow: 2}
                """))
        .isEmpty();
  }

  @Test
  void acceptsResolvedSpecs() {
    String small =
        "target: blobs\nbackbone: mlp\nstrategies: [scratch, fine-tune: {frozen: [0, 1]}]";
    ExperimentSpec spec = new SpecReader(Doubles.registry()).readText(small, "a.yaml", List.of());
    assertThat(errors(spec.resolved())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repeat: {training: 3}",
        "repeats: {trainin: 3}",
        "repeats: {training: 0}",
        "repeats: {training: [1, 2]}",
        "strategies: fine-tone",
        "strategies: [fine-tune: {share: {choose: 1}}]",
        "strategies: [fine-tune: {share: {choose: {log-uniform: [1]}}}]",
        "source-training: {epochs: {choose: [1, 2]}}",
        "selection: {on: 3, than: keep}",
        "strategies: [fine-tune: {frozn: 0}]",
        "strategies: [fine-tune: {head: old}]",
        "strategies: [fine-tune: {share: 2}]",
        "strategies: [{fine-tune: {}, scratch: {}}]",
        "strategies: [fine-tune: {training: {optimizer: {sgd: {rat: 1}}}}]",
        "source-training: {optimizer: {sgd: {rate: [0.1, 0.2]}}}",
        "backbone: {layered: {layers: [dropout]}}",
        "backbone: layered",
        "target: {blobs: {samples: many}}",
        "curves: [train]",
        "seed: 1.5",
        "transfers: [{source: blobs}]",
        "strategies: []",
        "transfers: []",
        "target: {blobs: {}, per-class: 5, fraction: 0.5}",
        "target: {blobs: {}, count: 5, fraction: 0.5}",
        "metric: brier\nmetrics: [accuracy]",
        "target: blobs\ntransfers: [{target: blobs}]",
      })
  void refusesTypos(String yaml) {
    assertThat(errors(complete(yaml))).isNotEmpty();
    assertThat(errors(complete("seed: 1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"target: blobs", "backbone: mlp", "strategies: scratch"})
  void asksForWhatAFileMustHave(String line) {
    String small = "target: blobs\nbackbone: mlp\nstrategies: scratch\n";
    assertThat(errors(small)).isEmpty();
    assertThat(errors(small.replace(line + "\n", ""))).isNotEmpty();
  }

  @Test
  void leavesToIncludedFilesWhatTheySay() {
    assertThat(errors("include: base.yaml\nrepeats: {source: 2}")).isEmpty();
    assertThat(errors("include: base.yaml\nbackbone: {layered: {}}")).isEmpty();
    assertThat(errors("include: base.yaml\ntarget: {classes: [0-4]}")).isEmpty();
    assertThat(errors("include: base.yaml\ntransfers: [{source: blobs}]")).isNotEmpty();
    assertThat(errors("include: base.yaml\nbackbone: {layered: {layer: []}}")).isNotEmpty();
  }

  /** With what a file must have and {@code yaml} does not say. */
  private static String complete(String yaml) {
    String text = yaml + "\n";
    text += text.contains("target") || text.contains("transfers") ? "" : "target: blobs\n";
    text += text.contains("backbone") ? "" : "backbone: mlp\n";
    return text + (text.contains("strategies") ? "" : "strategies: scratch\n");
  }

  @Test
  void tellsEditorsWhatThereIs() {
    JsonElement sgd =
        JsonParser.parseString(SCHEMA)
            .getAsJsonObject()
            .getAsJsonObject("definitions")
            .getAsJsonObject("Optimizer.Sgd.open")
            .getAsJsonObject("properties")
            .getAsJsonObject("rate");
    assertThat(sgd.getAsJsonObject().get("description").getAsString())
        .isEqualTo("Learning rate. Range: >= 0. Default: 0.01.");
    assertThat(sgd.getAsJsonObject().get("default").getAsDouble()).isEqualTo(0.01);
    assertThat(SCHEMA).contains("Points in clusters. (doi:10.0/blobs)", "draft-07");
  }

  private static List<dev.harrel.jsonschema.Error> errors(String yaml) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return VALIDATOR.validate(PLACE, new Gson().toJson(loaded)).getErrors();
  }
}
