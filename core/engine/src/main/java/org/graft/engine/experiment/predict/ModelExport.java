package org.graft.engine.experiment.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.graft.engine.experiment.planning.RecordedModels;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.onnx.OnnxExport;
import org.graft.engine.problem.UserException;
import org.graft.engine.store.SafeTensors;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;

/** Writes networks of recorded trials for other software. */
public record ModelExport(Workbench bench) {
  /** Forms that other software reads, by how their files are called. */
  private enum Form {
    SAFETENSORS,
    ONNX;

    static Form of(Path output) {
      String name = String.valueOf(output.getFileName());
      for (Form form : values()) {
        if (name.endsWith("." + form.name().toLowerCase(Locale.ROOT))) {
          return form;
        }
      }
      throw new UserException(
          "--output: expected a file called *.safetensors or *.onnx, found " + output);
    }
  }

  /** Writes the network that a trial ended with. */
  public ExportedModel write(Ledgers.Found found, Path output) {
    Form form = Form.of(output);
    String id = found.trial().card().id();
    String name = found.ledger() + "/" + id;
    RecordedModels models = bench.models();
    try {
      BackboneCard card = models.card(name);
      Target target = models.target(name);
      Map<String, Tensor> arrays;
      List<String> notes;
      if (form == Form.ONNX) {
        arrays = models.weights(name).tensors();
        notes = whole(card, target);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("trial", id);
        metadata.put("classes", String.join("\n", card.classes()));
        OnnxExport.write(
            output, "trial " + id, card.network(), models.weights(name), target, metadata);
      } else {
        arrays = models.published(name);
        notes = scores(card, target);
        SafeTensors.write(output, "trial " + id, arrays);
      }
      return new ExportedModel(
          output,
          arrays.size(),
          arrays.values().stream().mapToLong(t -> t.shape().elements()).sum(),
          models.backbone(name).label(),
          notes);
    } catch (IllegalArgumentException | IOException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<String> whole(BackboneCard card, Target target) {
    String sizes =
        card.network().input().sizes().stream()
            .map(size -> ", " + size)
            .collect(Collectors.joining());
    return List.of(
        "its input 'input' is [batch%s]%s"
            .formatted(
                sizes,
                card.network().preprocessing().isPresent()
                    ? ", before the network's own preprocessing"
                    : ""),
        "its output 'output' is " + outputs(card, target),
        names(card, target));
  }

  private static String outputs(BackboneCard card, Target target) {
    if (target instanceof Target.Numbers) {
      return "numbers in the unit of the data";
    }
    if (target instanceof Target.Labels) {
      return "labels' probabilities";
    }
    return card.network().classifies() ? "class probabilities" : "what the network outputs";
  }

  private static String names(BackboneCard card, Target target) {
    return target.kind() + " count from 0: " + String.join(", ", card.classes());
  }

  private static List<String> scores(BackboneCard card, Target target) {
    List<String> notes = new ArrayList<>();
    notes.add(
        target instanceof Target.Numbers numbers
            ? "its outputs there are numbers"
                + (numbers.standardised()
                    ? ", standardised: in the unit of the data they are times %s plus %s"
                        .formatted(numbers.scales(), numbers.centers())
                    : " in the unit of the data")
            : "its outputs there are scores, without "
                + (target instanceof Target.Labels ? "sigmoid" : "softmax"));
    card.network()
        .preprocessing()
        .map(
            layer ->
                "inputs there are after preprocessing: pixels 0..255 of channels %s times %s plus %s"
                    .formatted(layer.channels(), layer.scale(), layer.shift()))
        .ifPresent(notes::add);
    notes.add(names(card, target));
    return notes;
  }
}
