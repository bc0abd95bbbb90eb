package org.graft.engine.cli;

import com.google.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.Standing;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.study.Studies;
import org.graft.spi.base.Digest;
import org.graft.spi.result.Study;

/**
 * What a run shows at its end: decisions, table and report. The text is kept beside the ledger with
 * what it follows from, so that a run that adds nothing shows it again without a new analysis.
 */
final class Closing {
  private static final String FILE = "summary.txt";
  private static final String REPORT = "report";

  private final ReportFolder reports;

  @Inject
  Closing(ReportFolder reports) {
    this.reports = reports;
  }

  /**
   * Shows how the experiment stands.
   *
   * @return the exit code: whether trials failed
   */
  int show(ExperimentSpec spec, String experiment, RunFolder run, PrintStream err)
      throws IOException {
    try (SqliteLedger ledger = SqliteLedger.read(run.ledger())) {
      Standing standing = ledger.standing(experiment);
      String key = key(standing);
      Optional<String> kept = kept(run.path(), key);
      String text =
          kept.isPresent()
              ? kept.get()
              : text(
                  Studies.of(spec, ledger.trials(experiment), ledger.pictures()), run.path(), err);
      if (kept.isEmpty()) {
        run.write(FILE, key + "\n" + text);
      }
      System.out.print(text);
      return standing.failed() > 0 ? Main.FAILURES : Main.GOOD;
    }
  }

  private String text(Study study, Path folder, PrintStream err) throws IOException {
    Optional<Path> page = reports.write(study, folder.resolve(REPORT), err);
    return StudyPrinter.text(study)
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

  /** Digest of all that the text and the report follow from: the outcomes and this program. */
  private String key(Standing standing) {
    Digest digest = new Digest().add(standing.toString()).add(String.join(" ", reports.names()));
    for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
      digest.add(entry).add(new File(entry).lastModified());
    }
    return digest.hex();
  }
}
