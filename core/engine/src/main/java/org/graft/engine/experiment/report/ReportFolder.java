package org.graft.engine.experiment.report;

import com.google.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.graft.engine.plugin.Fault;
import org.graft.engine.plugin.Owner;
import org.graft.engine.problem.UserException;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.study.Published;
import org.graft.spi.ReportRenderer;
import org.graft.spi.result.study.Study;

/** Writes studies by every report there is. */
public final class ReportFolder {
  private final Map<String, ReportRenderer> renderers;

  @Inject
  public ReportFolder(SpecReader reader) {
    this(reader.renderers());
  }

  private ReportFolder(Map<String, ReportRenderer> renderers) {
    this.renderers = renderers;
  }

  /** The same with a report in a form of its own, such as figures of another width. */
  public ReportFolder with(String name, ReportRenderer renderer) {
    Map<String, ReportRenderer> others = new LinkedHashMap<>(renderers);
    others.put(name, renderer);
    return new ReportFolder(others);
  }

  /**
   * Writes {@code study} into {@code folder}, reports side by side. Each is drafted in a folder of
   * its own and its files are then moved, so that nobody meets half a file. A report that fails is
   * named, and the others are written.
   *
   * @return the file to open first; empty where there is no report
   */
  public Optional<Path> write(Study study, Path folder, Consumer<String> warnings)
      throws IOException {
    Files.createDirectories(folder);
    Study shown = Published.of(study);
    Path drafts = Files.createTempDirectory(folder, ".drafts");
    try {
      List<Path> files =
          renderers.entrySet().parallelStream()
              .map(
                  report -> write(report, shown, drafts.resolve(report.getKey()), folder, warnings))
              .flatMap(List::stream)
              .toList();
      return files.stream()
          .filter(file -> file.getFileName().toString().equals("index.html"))
          .findFirst()
          .or(() -> files.stream().findFirst());
    } finally {
      delete(drafts);
    }
  }

  private static List<Path> write(
      Map.Entry<String, ReportRenderer> report,
      Study study,
      Path draft,
      Path folder,
      Consumer<String> warnings) {
    try {
      Files.createDirectories(draft);
      List<Path> files = report.getValue().render(study, draft);
      move(draft, folder);
      return files.stream()
          .map(file -> folder.resolve(draft.relativize(file)))
          .filter(Files::isRegularFile)
          .toList();
    } catch (IOException | RuntimeException | Error e) {
      String name = Owner.words(report.getValue(), report.getKey());
      warnings.accept(name + " failed: " + Fault.words(e));
      return List.of();
    }
  }

  private static void move(Path draft, Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(draft)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(draft.relativize(file));
        Files.createDirectories(target.resolveSibling(""));
        Files.move(
            file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** The study as JSON, as the report named {@code json} writes it. */
  public String json(Study study) throws IOException {
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
      delete(folder);
    }
  }

  /** Names of the reports there are. */
  public Set<String> names() {
    return renderers.keySet();
  }
}
