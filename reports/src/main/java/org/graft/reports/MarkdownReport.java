package org.graft.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graft.reports.markdown.MarkdownPage;
import org.graft.spi.ReportRenderer;
import org.graft.spi.base.Name;
import org.graft.spi.result.study.Study;

/** The report as Markdown, with figures by reference to what {@link FigureReport} writes. */
@Name(
    value = "markdown",
    doc = "The report as GitHub-flavoured Markdown: report.md and methods.md.")
public record MarkdownReport() implements ReportRenderer {
  @Override
  public List<Path> render(Study study, Path directory) throws IOException {
    Path report = directory.resolve("report.md");
    Files.writeString(report, new MarkdownPage(study).text());
    Path methods = directory.resolve("methods.md");
    Files.writeString(methods, MarkdownPage.methods(study.documentation().methods(), "#"));
    return List.of(report, methods);
  }
}
