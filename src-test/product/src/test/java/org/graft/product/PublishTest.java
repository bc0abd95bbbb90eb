package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code graft report --publish} gives away, by a user with a home and a name of her own. */
class PublishTest {
  private static final String USER = "adalovelace";

  @TempDir private Path folder = Path.of("");

  @Test
  void nothingOfPathsMachinesAndUsersIsInAnyFile() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home/" + USER + "/my work"));
    Graft graft =
        new Graft(home)
            .with(
                "GRAFT_JAVA_OPTS",
                "-Duser.name=" + USER + " -Duser.home=" + folder.resolve("home/" + USER))
            .with("HOSTNAME", "engine07.lab.example");
    for (int part = 1; part <= 2; part++) {
      StringBuilder rows = new StringBuilder("a,b,class\n");
      for (int i = 0; i < 60; i++) {
        rows.append(i % 7).append(',').append(i * part % 5).append(',').append("xy".charAt(i % 2));
        rows.append('\n');
      }
      graft.write("tables/part " + part + ".csv", rows.toString());
    }
    String table = "{csv: {train: '%s/tables/part %d.csv', label: class}, test: 0.3}";
    graft.write(
        "ada.yaml",
        """
        source: %s
        target: %s
        backbone: {mlp: {hidden: [3]}}
        training: {batch: 8, epochs: 1}
        strategies: [scratch, {fine-tune: {frozen: 0}}]
        repeats: {training: 3}
        scores: [{logme: {}, as: logme of %s}]
        """
            .formatted(table.formatted(home, 1), table.formatted(home, 2), USER));
    Graft.Result run = graft.run("run", "ada.yaml", "--no-isolate");
    assertThat(run.exit()).as(run.err()).isZero();
    String host = "engine07";
    assertThat(Graft.read(home.resolve("runs/ada/spec.yaml"))).contains(USER);

    Graft.Result publish = graft.run("report", "ada", "--publish", "--author", "A. Nonymous");
    assertThat(publish.exit()).as(publish.err()).isZero();
    Path zip = home.resolve("runs/ada-published.zip");
    assertThat(publish.out()).contains("archive: " + zip.toRealPath());
    int files = 0;
    try (FileSystem archive = FileSystems.newFileSystem(zip);
        Stream<Path> all = Files.walk(archive.getPath("/"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files++;
        String text = text(file);
        for (String secret : List.of(USER, host, "my work", folder.getFileName().toString())) {
          assertThat(file + "\n" + text).doesNotContainIgnoringCase(secret);
        }
      }
    }
    assertThat(files).isGreaterThan(20);
    Path published = home.resolve("runs/ada-published");
    assertThat(Files.readString(published.resolve("scores.csv")).lines().findFirst())
        .hasValueSatisfying(
            heading ->
                assertThat(heading)
                    .containsOnlyOnce("transferability.")
                    .contains("transferability.logme of a-user"));
    assertThat(Files.readString(published.resolve("report/study.json")))
        .contains("logme of a-user");

    // It is there now, and stays as it is.
    long written = Files.getLastModifiedTime(zip).toMillis();
    Graft.Result again = graft.run("report", "ada", "--publish");
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("is there already");
    assertThat(Files.getLastModifiedTime(zip).toMillis()).isEqualTo(written);
    try (Stream<Path> beside = Files.list(home.resolve("runs"))) {
      assertThat(beside.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("ada", "ada-published", "ada-published.zip");
    }
    for (List<String> unfit :
        List.of(
            List.of("--publish", "--json"), List.of("--author", "A"), List.of("--json", "--png"))) {
      List<String> arguments = new java.util.ArrayList<>(List.of("report", "ada"));
      arguments.addAll(unfit);
      Graft.Result refused = graft.run(arguments.toArray(String[]::new));
      assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
      assertThat(refused.out()).isEmpty();
    }
  }

  private static String text(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".pdf")) {
      try (PDDocument document = Loader.loadPDF(bytes)) {
        return new PDFTextStripper().getText(document)
            + document.getDocumentInformation().getTitle()
            + document.getDocumentInformation().getMetadataKeys();
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1)
        + new String(bytes, StandardCharsets.UTF_8);
  }
}
