package org.graft.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problem;
import org.graft.engine.problem.Problems;
import org.graft.engine.problem.SpecException;
import org.graft.engine.spec.bind.Plain;
import org.graft.engine.spec.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GlobsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void findsFilesBesideTheSpecFirst() throws IOException {
    file("here/weights/b.h5");
    file("here/weights/a.h5");
    file("data/weights/c.h5");
    assertThat(found("here", "data")).isEqualTo("{file={sweep=[weights/a.h5, weights/b.h5]}}");
  }

  @Test
  void findsFilesInTheFoldersOfData() throws IOException {
    file("here/weights/a.txt");
    file("data/weights/c.h5");
    assertThat(found("here", "nowhere", "data")).isEqualTo("{file={sweep=[weights/c.h5]}}");
  }

  @Test
  void saysWhereItLooked() throws IOException {
    file("here/weights/a.txt");
    Problems problems = new Problems();
    new Globs(folder.resolve("here"), List.of(folder.resolve("data")), problems).in(tree(problems));
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    SpecException.class, problems::throwIfAny)
                .problems())
        .extracting(Problem::what)
        .singleElement()
        .asString()
        .contains("no file in " + folder.resolve("here"), folder.resolve("data") + " fits");
  }

  private void file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "");
  }

  private String found(String own, String... further) {
    Problems problems = new Problems();
    List<Path> folders = List.of(further).stream().map(folder::resolve).toList();
    String text =
        String.valueOf(
            Plain.of(new Globs(folder.resolve(own), folders, problems).in(tree(problems))));
    problems.throwIfAny();
    return text;
  }

  private static org.graft.engine.spec.yaml.Yaml tree(Problems problems) {
    return new YamlReader(problems).read("file: {glob: weights/*.h5}", new Place("a.yaml", 1, ""));
  }
}
