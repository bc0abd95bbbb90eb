package org.graft.reports;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graft.reports.page.PageView;
import org.graft.reports.page.PageWriter;
import org.graft.spi.ReportRenderer;
import org.graft.spi.base.Name;
import org.graft.spi.result.study.Study;

/** One self-contained page: needs no network and no other file. */
@Name(value = "html", doc = "One self-contained page, index.html, with every figure and table.")
public record HtmlReport() implements ReportRenderer {
  @Override
  public List<Path> render(Study study, Path directory) throws IOException {
    Path file = directory.resolve("index.html");
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      new PageWriter().write(PageView.of(study), out);
    }
    return List.of(file);
  }
}
