package org.graft.reports;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graft.reports.csv.Sheet;
import org.graft.reports.csv.Sheets;
import org.graft.spi.ReportRenderer;
import org.graft.spi.base.Name;
import org.graft.spi.result.study.Study;

/** Every number in long form with all digits, as CSV (RFC 4180). */
@Name(
    value = "csv",
    doc = "Scores, summaries and comparisons with all digits, in the folder tables.")
public record CsvReport() implements ReportRenderer {
  @Override
  public List<Path> render(Study study, Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("tables"));
    List<Path> files = new ArrayList<>();
    for (Sheet sheet : Sheets.of(study)) {
      Path file = folder.resolve(sheet.id() + ".csv");
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        sheet.write(out);
      }
      files.add(file);
    }
    return files;
  }
}
