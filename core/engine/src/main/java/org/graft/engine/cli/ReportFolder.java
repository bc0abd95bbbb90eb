package org.graft.engine.cli;

import com.google.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.engine.spec.SpecReader;
import org.graft.spi.ReportRenderer;
import org.graft.spi.result.Study;

/** Writes studies by every report there is. */
final class ReportFolder {
  private final Map<String, ReportRenderer> renderers;

  @Inject
  ReportFolder(SpecReader reader) {
    this.renderers = reader.renderers();
  }

  /**
   * Writes {@code study} into {@code folder}; a report that fails is named, the others are written.
   *
   * @return the file to open first; empty where there is no report
   */
  Optional<Path> write(Study study, Path folder, PrintStream err) throws IOException {
    Files.createDirectories(folder);
    Optional<Path> page = Optional.empty();
    Optional<Path> any = Optional.empty();
    for (Map.Entry<String, ReportRenderer> entry : renderers.entrySet()) {
      try {
        List<Path> files = entry.getValue().render(study, folder);
        for (Path file : files) {
          any = any.or(() -> Optional.of(file));
          boolean html = file.getFileName().toString().equals("index.html");
          page = page.isEmpty() && html ? Optional.of(file) : page;
        }
      } catch (IOException | RuntimeException e) {
        err.println("graft: report '" + entry.getKey() + "' failed: " + e);
      }
    }
    return page.isPresent() ? page : any;
  }

  /** The study as JSON, as the report named {@code json} writes it. */
  String json(Study study) throws IOException {
    ReportRenderer json = renderers.get("json");
    if (json == null) {
      throw new UserException(
          "no report named 'json' is installed; there are: "
              + (renderers.isEmpty() ? "none" : String.join(", ", names())));
    }
    Path folder = Files.createTempDirectory("graft-study");
    try {
      return Files.readString(json.render(study, folder).get(0));
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** Names of the reports there are. */
  Set<String> names() {
    return renderers.keySet();
  }
}
