package org.graft.engine.experiment.report;

import com.google.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.ledger.Declared;
import org.graft.engine.plugin.Fault;
import org.graft.engine.plugin.Owner;
import org.graft.engine.problem.UserException;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.study.Published;
import org.graft.spi.ReportRenderer;
import org.graft.spi.result.study.Study;

/** Writes studies by the reports there are, or by those that an experiment asks for. */
public final class ReportFolder {
  /** How long a report may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Logger LOG = LogManager.getLogger(ReportFolder.class);

  private final SpecReader reader;
  private final Map<String, ReportRenderer> renderers;
  private final Duration patience;

  /** Every report that needs no arguments. */
  @Inject
  public ReportFolder(SpecReader reader) {
    this(reader, reader.renderers(), PATIENCE);
  }

  private ReportFolder(
      SpecReader reader, Map<String, ReportRenderer> renderers, Duration patience) {
    this.reader = reader;
    this.renderers = renderers;
    this.patience = patience;
  }

  /** The same with a report in a form of its own, such as figures of another width. */
  public ReportFolder with(String name, ReportRenderer renderer) {
    Map<String, ReportRenderer> others = new LinkedHashMap<>(renderers);
    others.put(name, renderer);
    return new ReportFolder(reader, others, patience);
  }

  /**
   * The reports that an experiment asks for; these where it asks for none.
   *
   * @param notes hears of those that are not installed here
   */
  public ReportFolder of(Declared declared, Consumer<String> notes) {
    return reader
        .renderers(declared.resolved(), notes)
        .map(asked -> new ReportFolder(reader, asked, patience))
        .orElse(this);
  }

  /** The same with another limit of what a report may take. */
  ReportFolder within(Duration other) {
    return new ReportFolder(reader, renderers, other);
  }

  /**
   * Writes {@code study} into {@code folder}, reports side by side. Each is drafted in a folder of
   * its own and its files are then moved, so that nobody meets half a file. A report that fails, or
   * does not end within ten minutes, is named, and the others are written. Where none fails, files
   * of an earlier time that are no longer written, and that nobody changed since, are removed.
   *
   * @return the file to open first; empty where there is no report
   */
  public Optional<Path> write(Study study, Path folder, Consumer<String> warnings)
      throws IOException {
    Files.createDirectories(folder);
    Study shown = Published.of(study);
    Path drafts = Files.createTempDirectory(folder, ".drafts");
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()), ReportFolder::daemon);
    try {
      List<Draft> all =
          renderers.entrySet().stream()
              .map(
                  one -> {
                    Path draft = drafts.resolve(one.getKey());
                    return new Draft(
                        Owner.words(one.getValue(), one.getKey()),
                        draft,
                        threads.submit(
                            () -> {
                              Files.createDirectories(draft);
                              return one.getValue().render(shown, draft);
                            }));
                  })
              .toList();
      long end = System.nanoTime() + patience.toNanos();
      WrittenFiles written = new WrittenFiles(folder);
      List<Path> files = new ArrayList<>();
      for (Draft draft : all) {
        files.addAll(ended(draft, end, written, warnings));
      }
      written.end();
      return files.stream()
          .filter(file -> file.getFileName().toString().equals("index.html"))
          .findFirst()
          .or(() -> files.stream().findFirst());
    } finally {
      threads.shutdownNow();
      delete(drafts);
    }
  }

  /**
   * A report being written.
   *
   * @param name what messages call it
   * @param folder where it writes
   * @param files what it wrote
   */
  private record Draft(String name, Path folder, Future<List<Path>> files) {}

  private static Thread daemon(Runnable report) {
    Thread thread = new Thread(report, "graft-report");
    thread.setDaemon(true);
    return thread;
  }

  private List<Path> ended(Draft draft, long end, WrittenFiles written, Consumer<String> warnings) {
    try {
      List<Path> files = uninterrupted(draft.files(), end);
      written.take(draft.folder());
      return files.stream()
          .map(file -> written.folder().resolve(draft.folder().relativize(file)))
          .filter(Files::isRegularFile)
          .toList();
    } catch (TimeoutException e) {
      warnings.accept(
          "%s did not end within %d s; it is left behind, and the other reports are written"
              .formatted(draft.name(), patience.toSeconds()));
    } catch (ExecutionException e) {
      warnings.accept(
          draft.name() + " failed: " + Fault.words(Objects.requireNonNullElse(e.getCause(), e)));
    } catch (IOException | RuntimeException e) {
      warnings.accept(draft.name() + " failed: " + Fault.words(e));
    }
    written.lacks();
    return List.of();
  }

  /** A stopped run writes its report too. */
  private static List<Path> uninterrupted(Future<List<Path>> files, long end)
      throws ExecutionException, TimeoutException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return files.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Moves every file of a draft to its place, over what is there. */
  public static void move(Path draft, Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(draft)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(draft.relativize(file));
        Files.createDirectories(target.resolveSibling(""));
        Files.move(
            file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** From now on no file of {@code folder} is one that a later time may remove. */
  public static void forget(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(WrittenFiles.NAME));
  }

  /** Deletes a folder; what a report that was left behind goes on to write in it stays. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (DirectoryNotEmptyException | UncheckedIOException e) {
      LOG.debug("left: {}", folder, e);
    }
  }

  /** The study as JSON, as the report named {@code json} writes it. */
  public String json(Study study) throws IOException {
    Map<String, ReportRenderer> all = reader.renderers();
    ReportRenderer json = all.get("json");
    if (json == null) {
      throw new UserException(
          "no report named 'json' is installed; there are: "
              + (all.isEmpty() ? "none" : String.join(", ", all.keySet())));
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
