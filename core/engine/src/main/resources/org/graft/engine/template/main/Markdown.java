package org.example.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.spi.ReportRenderer;
import org.graft.spi.base.Name;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Study;

/** A table of mean scores in Markdown, one row a strategy and setting. */
@Name(value = "my-lab-markdown", doc = "A table of mean scores in Markdown: scores.md.")
public record Markdown() implements ReportRenderer {
  @Override
  public List<Path> render(Study study, Path directory) throws IOException {
    Map<List<String>, List<Double>> scores = new LinkedHashMap<>();
    for (Study.Trial trial : study.trials()) {
      List<Double> own =
          scores.computeIfAbsent(
              List.of(trial.card().transfer(), trial.card().backbone(), trial.card().strategy()),
              key -> new ArrayList<>());
      if (trial.outcome().orElse(null) instanceof Outcome.Completed completed) {
        own.add(completed.scores().getOrDefault(study.metric(), Double.NaN));
      }
    }
    StringBuilder text = new StringBuilder("# " + escaped(study.experiment()) + "\n\n");
    text.append("| transfer | backbone | strategy | n | mean " + escaped(study.metric()) + " |\n");
    text.append("|---|---|---|---|---|\n");
    scores.forEach(
        (key, own) -> {
          key.forEach(cell -> text.append("| ").append(escaped(cell)).append(' '));
          double mean = own.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
          text.append(String.format(Locale.ROOT, "| %d | %.4f |%n", own.size(), mean));
        });
    Path file = directory.resolve("scores.md");
    Files.writeString(file, text.toString().replace("\r\n", "\n"), StandardCharsets.UTF_8);
    return List.of(file);
  }

  private static String escaped(String name) {
    return name.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("\n", " ");
  }
}
