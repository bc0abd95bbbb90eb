package org.graft.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {
  private final Path folder;

  JsonReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writesWhatItsSchemaSays() throws IOException {
    for (Study study : List.of(Handmade.blobs(), Handmade.few(), Handmade.datasets())) {
      JsonObject json = json(study);
      JsonObject schema = read("study.schema.json");
      new Schema(schema).check(json, schema, "study");
    }
  }

  @Test
  void keepsAllDigits() throws IOException {
    Study study = Handmade.blobs();
    double mean = study.analysis().settings().get(0).strategies().get(0).center().mean().orNaN();
    JsonElement written =
        json(study)
            .getAsJsonObject("analysis")
            .getAsJsonArray("settings")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("strategies")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("center")
            .getAsJsonObject("mean")
            .get("value");
    assertThat(written.getAsDouble()).isEqualTo(mean);
  }

  @Test
  void carriesPValuesBelowTheSmallestDouble() throws IOException {
    JsonObject across =
        json(Handmade.datasets()).getAsJsonObject("analysis").getAsJsonObject("across");
    String comparisons = across.get("comparisons").toString();
    assertThat(comparisons).contains("\"log10_p\":-434.294");
  }

  private JsonObject json(Study study) throws IOException {
    new JsonReport().render(study, folder);
    return read("study.json");
  }

  private JsonObject read(String name) throws IOException {
    return JsonParser.parseString(Files.readString(folder.resolve(name))).getAsJsonObject();
  }
}
