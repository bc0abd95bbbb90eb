package org.graft.engine.experiment.publish;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.experiment.report.ReportFolder;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.problem.UserException;
import org.graft.engine.study.Export;
import org.graft.spi.result.study.Study;

/**
 * What is published of a run: {@code report/} with its tables and figures, {@code scores.csv},
 * {@code spec.yaml}, {@code README.md} and {@code CITATION.cff}, in a folder and beside it as a zip
 * of the same bytes every time.
 *
 * @param name of the run
 * @param ledger of the run
 * @param authors for the citation; if none are named it is anonymous
 */
public record Publication(String name, Path ledger, List<String> authors) {
  private static final Instant TIME = Instant.parse("2000-01-01T00:00:00Z");

  /** Copies the authors. */
  public Publication {
    authors = List.copyOf(authors);
  }

  /**
   * Writes it.
   *
   * @param folder where; must not exist, or be empty
   * @return the archive
   */
  public Path write(Study study, ReportFolder reports, Path folder, Consumer<String> notes)
      throws IOException {
    if (Files.exists(folder) && !empty(folder)) {
      throw new UserException(folder + " is there already; remove it, or name another with --out");
    }
    Files.createDirectories(folder);
    reports.write(study, folder.resolve("report"), notes);
    try (SqliteLedger open = SqliteLedger.read(ledger)) {
      RecordedExperiment experiment =
          open.latest().orElseThrow(() -> new UserException("the run '" + name + "' is empty"));
      Files.writeString(folder.resolve("spec.yaml"), experiment.spec());
      try (Writer scores = Files.newBufferedWriter(folder.resolve("scores.csv"))) {
        Export.csv(
            open.trials(experiment.id()),
            open.tried(experiment.id()),
            open.transferability(experiment.id(), experiment.declared().scoreDefinitions()),
            experiment.declared(),
            scores);
      }
    }
    Files.writeString(folder.resolve("README.md"), readme(study));
    Files.writeString(folder.resolve("CITATION.cff"), citation(study));
    Discretion.here().clean(folder);
    Path zip = folder.resolveSibling(folder.getFileName() + ".zip");
    pack(folder, zip);
    return zip;
  }

  private static boolean empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private String readme(Study study) {
    return """
    # %1$s

    Results of a transfer-learning experiment, run with Graft %2$s: %3$d trials.

    | | |
    |---|---|
    | `report/index.html` | what came out, with figures and every test that was made |
    | `report/tables`, `report/figures` | for papers: LaTeX, Markdown and CSV; SVG, PDF and PNG |
    | `report/methods.md`, `report/references.bib` | a paragraph of methods with its references |
    | `report/study.json` | all of it for programs |
    | `scores.csv` | one row a trial: settings, seed, scores |
    | `spec.yaml` | the experiment with every default filled in |
    | `CITATION.cff` | how to cite these results |

    ## Run it again

    With Graft %2$s and a JDK 17 or newer:

    ```
    ./graft plan spec.yaml          # what it needs, and how long it takes
    ./graft run spec.yaml
    ```

    Seeds are part of the spec, so that splits, initial weights and the order of examples are the same; scores are equal to rounding on
    another processor. Data sets that Graft does not download have to lie in a folder that `GRAFT_DATA` names. `graft export` gives
    the new scores in the form of `scores.csv`; `graft compare` compares tables of scores.

    Paths, names of machines and of users were taken out.
    """
        .formatted(study.experiment(), Version.text(), study.trials().size());
  }

  private String citation(Study study) {
    String people =
        authors.isEmpty()
            ? "  - name: Anonymous\n"
            : authors.stream()
                .map(author -> "  - name: " + quoted(author) + "\n")
                .collect(Collectors.joining());
    return "cff-version: 1.2.0\n"
        + "message: If you use these results, please cite them as below.\n"
        + "type: dataset\n"
        + "title: "
        + quoted(study.experiment() + ": results of a transfer-learning experiment")
        + "\nauthors:\n"
        + people
        + "keywords:\n  - transfer learning\n";
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ")
        + "\"";
  }

  private static void pack(Path folder, Path zip) throws IOException {
    Path part = zip.resolveSibling(zip.getFileName() + ".part");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(part));
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.getFileName() + "/" + folder.relativize(file);
        ZipEntry entry = new ZipEntry(name.replace('\\', '/'));
        entry.setLastModifiedTime(FileTime.from(TIME));
        out.putNextEntry(entry);
        Files.copy(file, out);
      }
    }
    Files.move(
        part,
        zip,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
