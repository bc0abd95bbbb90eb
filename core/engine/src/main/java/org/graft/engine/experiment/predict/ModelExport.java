package org.graft.engine.experiment.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graft.engine.experiment.planning.RecordedModels;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.problem.UserException;
import org.graft.engine.store.SafeTensors;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;

/** Writes networks of recorded trials for other software. */
public record ModelExport(Workbench bench) {
  /** Writes the network that a trial ended with. */
  public ExportedModel write(Ledgers.Found found, Path output) {
    if (!String.valueOf(output.getFileName()).endsWith(".safetensors")) {
      throw new UserException("--output: expected a file called *.safetensors, found " + output);
    }
    String name = found.ledger() + "/" + found.trial().card().id();
    RecordedModels models = bench.models();
    try {
      BackboneCard card = models.card(name);
      Map<String, Tensor> arrays = models.published(name);
      SafeTensors.write(output, "trial " + found.trial().card().id(), arrays);
      return new ExportedModel(
          output,
          arrays.size(),
          arrays.values().stream().mapToLong(t -> t.shape().elements()).sum(),
          models.backbone(name).label(),
          notes(card));
    } catch (IllegalArgumentException | IOException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<String> notes(BackboneCard card) {
    List<String> notes = new ArrayList<>();
    notes.add("its outputs there are scores, without softmax");
    card.network()
        .preprocessing()
        .map(
            layer ->
                "inputs there are after preprocessing: pixels 0..255 of channels %s times %s plus %s"
                    .formatted(layer.channels(), layer.scale(), layer.shift()))
        .ifPresent(notes::add);
    notes.add("classes count from 0: " + String.join(", ", card.classes()));
    return notes;
  }
}
