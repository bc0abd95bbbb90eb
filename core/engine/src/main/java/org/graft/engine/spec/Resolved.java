package org.graft.engine.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.graft.engine.data.DataSpec;
import org.graft.engine.data.View;
import org.graft.engine.plugin.Canonical;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.spec.yaml.YamlText;
import org.graft.spi.training.Training;

/** The whole experiment written out again, every default filled in. */
final class Resolved {
  private static final Canonical ALL = new Canonical(Canonical.Scope.ALL);

  private Resolved() {}

  /** The same experiment with its {@code resolved} text. */
  static ExperimentSpec in(ExperimentSpec spec) {
    String text = "# Every default filled in; reads back as the same experiment.\n";
    return new ExperimentSpec(
        spec.name(),
        spec.transfers(),
        spec.backbones(),
        spec.sourceTraining(),
        spec.training(),
        spec.strategies(),
        spec.repeats(),
        spec.metrics(),
        spec.baseline(),
        spec.alpha(),
        spec.rope(),
        spec.failureThreshold(),
        spec.stopping(),
        spec.curves(),
        spec.seed(),
        spec.trainer(),
        text + YamlText.of(json(spec)));
  }

  private static JsonObject json(ExperimentSpec spec) {
    JsonObject all = new JsonObject();
    all.addProperty("experiment", spec.name());
    JsonArray transfers = new JsonArray();
    spec.transfers().forEach(transfer -> transfers.add(transfer(transfer)));
    all.add("transfers", transfers);
    all.add("backbones", choices(spec.backbones()));
    all.add("source-training", ALL.group(spec.sourceTraining(), Training.class));
    all.add("training", ALL.group(spec.training(), Training.class));
    all.add("strategies", choices(spec.strategies()));
    all.add("repeats", ALL.group(spec.repeats(), Repeats.class));
    all.add("metrics", choices(spec.metrics()));
    spec.baseline().ifPresent(label -> all.addProperty("baseline", label));
    all.add("alpha", number(spec.alpha()));
    all.add("rope", number(spec.rope()));
    spec.failureThreshold().ifPresent(score -> all.add("failure-threshold", number(score)));
    spec.stopping().ifPresent(rule -> all.add("stopping", ALL.group(rule, StoppingRule.class)));
    JsonArray curves = new JsonArray();
    spec.curves().forEach(curves::add);
    all.add("curves", curves);
    all.addProperty("seed", spec.seed());
    JsonElement auto = new JsonPrimitive("auto");
    all.add("trainer", spec.trainer().map(t -> (JsonElement) ALL.choice(t.value())).orElse(auto));
    return all;
  }

  private static JsonObject transfer(TransferSpec transfer) {
    JsonObject json = new JsonObject();
    json.addProperty("name", transfer.name());
    transfer.source().ifPresent(source -> json.add("source", data(source)));
    json.add("target", data(transfer.target()));
    return json;
  }

  private static JsonObject data(DataSpec data) {
    JsonObject json = ALL.choice(data.provider().value());
    ALL.group(data.view(), View.class).asMap().forEach(json::add);
    json.addProperty("as", data.label());
    return json;
  }

  private static <T> JsonArray choices(List<Choice<T>> choices) {
    JsonArray array = new JsonArray();
    for (Choice<T> choice : choices) {
      JsonObject json = ALL.choice(choice.value());
      json.addProperty("as", choice.label());
      array.add(json);
    }
    return array;
  }

  private static JsonElement number(double value) {
    return ALL.json(value, new ValueType.Decimal());
  }
}
