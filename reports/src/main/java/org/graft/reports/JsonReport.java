package org.graft.reports;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graft.reports.json.RecordJson;
import org.graft.reports.json.RecordSchema;
import org.graft.spi.ReportRenderer;
import org.graft.spi.base.Name;
import org.graft.spi.result.study.Study;

/** The study as it is, every number with all digits, and the schema that says what it holds. */
@Name(value = "json", doc = "The study with every number, study.json, and its schema.")
public record JsonReport() implements ReportRenderer {
  @Override
  public List<Path> render(Study study, Path directory) throws IOException {
    Path file = directory.resolve("study.json");
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      RecordJson.write(study, out);
    }
    Path schema = directory.resolve("study.schema.json");
    try (Writer out = Files.newBufferedWriter(schema, StandardCharsets.UTF_8)) {
      RecordSchema.write(Study.class, out);
    }
    return List.of(file, schema);
  }
}
