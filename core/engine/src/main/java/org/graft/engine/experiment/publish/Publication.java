package org.graft.engine.experiment.publish;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.experiment.report.ReportFolder;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.problem.UserException;
import org.graft.engine.study.Discretion;
import org.graft.engine.study.Export;
import org.graft.engine.study.Published;
import org.graft.spi.result.study.Methods;
import org.graft.spi.result.study.Study;

/**
 * What is published of a run: {@code report/} with its tables and figures, {@code scores.csv},
 * {@code spec.yaml}, {@code README.md} and {@code CITATION.cff}, in a folder and beside it as a zip
 * of the same bytes every time.
 *
 * @param name of the run
 * @param ledger of the run
 * @param vocabulary texts of the catalogue: words in them are no names
 * @param authors for the citation; if none are named it is anonymous
 */
public record Publication(String name, Path ledger, List<String> vocabulary, List<String> authors) {
  /** What is no text; made of the same study as the texts. */
  private static final Pattern PICTURE = Pattern.compile(".*\\.(png|pdf)");

  private static final String LED = "\u2026/";
  private static final Instant TIME = Instant.parse("2000-01-01T00:00:00Z");

  /** Copies the lists. */
  public Publication {
    vocabulary = List.copyOf(vocabulary);
    authors = List.copyOf(authors);
  }

  /**
   * Writes it, or nothing.
   *
   * @param recorded the run's study
   * @param folder where; must not exist, or be empty
   * @return the archive
   * @throws UserException if something is in the way, or if a report fails
   */
  public Path write(Study recorded, ReportFolder reports, Path folder) throws IOException {
    Path zip = folder.resolveSibling(folder.getFileName() + ".zip");
    for (Path target : List.of(folder, zip)) {
      if (Files.exists(target) && (target.equals(zip) || !empty(target))) {
        throw new UserException(
            target + " is there already; remove it, or name another with --out");
      }
    }
    Path above = Files.createDirectories(zip.toAbsolutePath().getParent());
    Path draft = Files.createTempDirectory(above, ".publishing");
    try {
      Path all = Files.createDirectory(draft.resolve("all"));
      Path packed = draft.resolve("packed");
      Discretion discretion = discretion(recorded);
      fill(all, recorded, reports, discretion);
      checked(all, discretion);
      pack(all, discretion.of(String.valueOf(folder.getFileName())), packed);
      Files.move(all, folder, StandardCopyOption.ATOMIC_MOVE);
      try {
        Files.move(packed, zip, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        Files.move(folder, all, StandardCopyOption.ATOMIC_MOVE);
        throw e;
      }
    } finally {
      ReportFolder.delete(draft);
    }
    return zip;
  }

  private Discretion discretion(Study recorded) throws IOException {
    List<Path> folders = new ArrayList<>(List.of(ledger.toAbsolutePath().normalize()));
    try (SqliteLedger open = SqliteLedger.read(ledger)) {
      open.latest().ifPresent(experiment -> folders.add(Path.of(experiment.folder())));
    }
    return Discretion.ofNames(
        Stream.concat(
            vocabulary.stream(),
            recorded.documentation().methods().paragraphs().stream().map(Methods.Paragraph::text)),
        folders);
  }

  private void fill(Path folder, Study recorded, ReportFolder reports, Discretion discretion)
      throws IOException {
    Published published = new Published(discretion);
    Study study = published.record(recorded);
    List<String> failures = new CopyOnWriteArrayList<>();
    reports.write(study, folder.resolve("report"), failures::add);
    ReportFolder.forget(folder.resolve("report"));
    if (!failures.isEmpty()) {
      throw new UserException("nothing was published: " + String.join("; ", failures));
    }
    try (SqliteLedger open = SqliteLedger.read(ledger)) {
      RecordedExperiment experiment =
          open.latest().orElseThrow(() -> new UserException("the run '" + name + "' is empty"));
      Map<String, String> places = discretion.shortened(experiment.spec());
      oneEach(places);
      // A folder named without what leads there is looked for beside the file and below GRAFT_DATA.
      Files.writeString(
          folder.resolve("spec.yaml"), discretion.of(experiment.spec()).replace(LED, ""));
      Files.writeString(folder.resolve("README.md"), readme(study, places.values()));
      try (Writer scores = Files.newBufferedWriter(folder.resolve("scores.csv"))) {
        Export.csv(
            open.trials(experiment.id()).stream().map(published::record).toList(),
            discreet(open.tried(experiment.id()), published),
            discreet(
                open.transferability(experiment.id(), experiment.declared().scoreDefinitions()),
                published),
            published.record(experiment.declared()),
            scores);
      }
    }
    Files.writeString(folder.resolve("CITATION.cff"), citation(study));
  }

  /** Two places that become one would make the spec that of another experiment. */
  private static void oneEach(Map<String, String> places) {
    Map<String, String> first = new LinkedHashMap<>();
    places.forEach(
        (place, stays) -> {
          String other = first.putIfAbsent(stays, place);
          if (other != null) {
            throw new UserException(
                "nothing was published: of %s and %s, which the spec names, the same '%s' stays; call one otherwise"
                    .formatted(other, place, stays.replace(LED, "")));
          }
        });
  }

  private static <R extends Record> Map<String, List<R>> discreet(
      Map<String, List<R>> records, Published published) {
    Map<String, List<R>> all = new LinkedHashMap<>();
    records.forEach((trial, ones) -> all.put(trial, ones.stream().map(published::record).toList()));
    return all;
  }

  /** Reports of plugins may write what no value of the study has. */
  private static void checked(Path folder, Discretion discretion) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString();
        byte[] bytes = PICTURE.matcher(name).matches() ? new byte[0] : Files.readAllBytes(file);
        if (!discretion.passes(name)
            || !discretion.passes(new String(bytes, StandardCharsets.UTF_8))
            || !discretion.passes(new String(bytes, StandardCharsets.ISO_8859_1))) {
          throw new UserException(
              "nothing was published: "
                  + name
                  + " would name this machine, its user or a home folder, which its report does not"
                  + " take from the study");
        }
      }
    }
  }

  private static boolean empty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private String readme(Study study, Collection<String> places) {
    String named =
        places.isEmpty()
            ? ""
            : " In `spec.yaml` these are without what led to them: "
                + places.stream()
                    .map(place -> "`" + place.replace(LED, "") + "`")
                    .collect(Collectors.joining(", "))
                + ".";
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

    Paths, names of machines and of users were taken out.%4$s
    """
        .formatted(study.experiment(), Version.text(), study.trials().size(), named);
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

  private static void pack(Path folder, String name, Path zip) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        ZipEntry entry =
            new ZipEntry(name + "/" + folder.relativize(file).toString().replace('\\', '/'));
        entry.setLastModifiedTime(FileTime.from(TIME));
        out.putNextEntry(entry);
        Files.copy(file, out);
      }
    }
  }
}
