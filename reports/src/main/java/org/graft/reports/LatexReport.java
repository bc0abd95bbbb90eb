package org.graft.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graft.reports.latex.LatexMethods;
import org.graft.reports.latex.LatexTable;
import org.graft.reports.table.Table;
import org.graft.reports.table.Tables;
import org.graft.spi.ReportRenderer;
import org.graft.spi.base.Name;
import org.graft.spi.result.study.Methods;
import org.graft.spi.result.study.Study;

/** Tables and methods text for a paper; needs {@code booktabs} and UTF-8. */
@Name(
    value = "latex",
    doc = "Tables as LaTeX (booktabs) in the folder tables, methods.tex and references.bib.")
public record LatexReport() implements ReportRenderer {
  @Override
  public List<Path> render(Study study, Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("tables"));
    Methods methods = study.documentation().methods();
    List<Path> files = new ArrayList<>();
    Path text = directory.resolve("methods.tex");
    Files.writeString(text, LatexMethods.text(methods));
    files.add(text);
    Path references = directory.resolve("references.bib");
    Files.writeString(references, LatexMethods.references(methods));
    files.add(references);
    for (Table table : Tables.of(study).all()) {
      Path file = folder.resolve(table.id() + ".tex");
      Files.writeString(file, LatexTable.write(table));
      files.add(file);
    }
    return files;
  }
}
