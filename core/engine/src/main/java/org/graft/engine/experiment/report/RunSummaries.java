package org.graft.engine.experiment.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.graft.engine.experiment.recorded.RunFolder;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.Standing;
import org.graft.engine.ledger.TransferabilityScore;
import org.graft.engine.study.Studies;
import org.graft.engine.study.StudySummary;
import org.graft.spi.base.Digest;
import org.graft.spi.result.study.Study;

/**
 * Summaries of runs: decisions, table and report. The text is kept beside the ledger with what it
 * follows from, so that a run that adds nothing shows it again without a new analysis.
 */
public final class RunSummaries {
  private static final String FILE = "summary.txt";

  /** The folder of a run's report, in the run's folder. */
  public static final String REPORT = "report";

  private final ReportFolder reports;

  /** Summaries with these reports. */
  public RunSummaries(ReportFolder reports) {
    this.reports = reports;
  }

  /**
   * How the experiment stands; writes its report where it changed.
   *
   * @param file the ledger
   * @param warnings hears of reports that could not be written
   */
  public RunSummary of(String experiment, Path file, Consumer<String> warnings) throws IOException {
    Path folder = file.resolveSibling("");
    try (SqliteLedger ledger = SqliteLedger.read(file)) {
      Standing standing = ledger.standing(experiment);
      Declared declared = ledger.declared(experiment);
      Map<String, List<TransferabilityScore>> scored =
          ledger.transferability(experiment, declared.scoreDefinitions());
      AtomicBoolean failed = new AtomicBoolean();
      Consumer<String> failures =
          warning -> {
            failed.set(true);
            warnings.accept(warning);
          };
      ReportFolder asked = reports.of(declared, failures);
      String key = key(standing, scored, asked);
      Optional<String> kept = kept(folder, key);
      if (kept.isPresent()) {
        return new RunSummary(standing, kept.get(), true);
      }
      List<Recorded> trials = ledger.trials(experiment);
      Study study =
          Studies.of(declared, trials, ledger.tried(experiment), ledger.pictures(), List.of());
      String text = text(Studies.with(study, declared, trials, scored), asked, folder, failures);
      if (failed.get()) {
        // The next summary tries again what could not be written.
        Files.deleteIfExists(folder.resolve(FILE));
      } else {
        RunFolder.write(folder, FILE, key + "\n" + text);
      }
      return new RunSummary(standing, text, !failed.get());
    }
  }

  private static String text(
      Study study, ReportFolder reports, Path folder, Consumer<String> warnings)
      throws IOException {
    Optional<Path> page = reports.write(study, folder.resolve(REPORT), warnings);
    return StudySummary.text(study)
        + "\nrecorded in "
        + folder
        + "\n"
        + page.map(p -> "report: " + p + "\n").orElse("");
  }

  private Optional<String> kept(Path folder, String key) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isReadable(file) || !Files.isDirectory(folder.resolve(REPORT))) {
      return Optional.empty();
    }
    String text = Files.readString(file);
    return text.startsWith(key + "\n")
        ? Optional.of(text.substring(key.length() + 1))
        : Optional.empty();
  }

  /** Digest of all that the text and the report follow from: what is recorded, and this program. */
  private static String key(
      Standing standing, Map<String, List<TransferabilityScore>> scored, ReportFolder reports) {
    Digest digest =
        new Digest()
            .add(standing.toString())
            .add(scored.toString())
            .add(String.join(" ", reports.names()));
    for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
      digest.add(entry).add(new File(entry).lastModified());
    }
    return digest.hex();
  }
}
