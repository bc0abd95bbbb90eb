package org.graft.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.graft.spi.ReportRenderer;
import org.graft.spi.base.Digest;
import org.graft.spi.result.study.Study;
import org.graft.testkit.fixture.Studies;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What a report promises: it renders any study, writes in its directory only, says what it wrote,
 * escapes names and is the same, byte for byte, for the same study.
 *
 * @param renderer the report
 */
public record ReportContract(ReportRenderer renderer) implements Contract {
  private static final Set<String> MARKED_UP = Set.of("html", "htm", "xhtml", "svg", "xml", "md");

  /** For any report. */
  public static ReportContract of(ReportRenderer renderer) {
    return new ReportContract(renderer);
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(renderer).promises());
    Studies.all()
        .forEach(
            (name, study) ->
                promises.add(new Promise("it renders a study: " + name, () -> renders(study))));
    promises.add(new Promise("it writes in its directory only", this::stays));
    promises.add(new Promise("it leaves other files in its directory alone", this::leaves));
    promises.add(new Promise("it returns the files it wrote", this::returns));
    promises.add(new Promise("names are escaped", this::escapes));
    promises.add(new Promise("the same study gives the same bytes", this::repeats));
    return promises;
  }

  private void renders(Study study) throws Exception {
    in((outer, directory) -> renderer.render(study, directory));
  }

  private void stays() throws Exception {
    in(
        (outer, directory) -> {
          renderer.render(Studies.complete(), directory);
          Expect.same("files outside the report's directory", Set.of(), files(outer, directory));
        });
  }

  private void leaves() throws Exception {
    in(
        (outer, directory) -> {
          Path notes = Files.writeString(directory.resolve("my notes.txt"), "mine");
          renderer.render(Studies.complete(), directory);
          Expect.that(
              Files.exists(notes) && Files.readString(notes).equals("mine"),
              "a file that was there before is not as it was");
        });
  }

  private void returns() throws Exception {
    in(
        (outer, directory) -> {
          List<Path> returned = renderer.render(Studies.complete(), directory);
          Expect.that(!returned.isEmpty(), "it returns no file");
          for (Path path : returned) {
            Expect.that(Files.isRegularFile(path), path + " does not exist");
            Expect.that(Files.size(path) > 0, path + " is empty");
          }
          Set<Path> inside = new TreeSet<>(files(directory, outer.resolve("nowhere")));
          inside.removeAll(returned.stream().map(Path::toAbsolutePath).toList());
          Expect.same("files written but not returned", Set.of(), inside);
        });
  }

  private void escapes() throws Exception {
    in(
        (outer, directory) -> {
          renderer.render(Studies.markup(), directory);
          for (Path path : files(directory, outer.resolve("nowhere"))) {
            String name = path.toString().toLowerCase(Locale.ROOT);
            if (MARKED_UP.contains(name.substring(name.lastIndexOf('.') + 1))) {
              String text = Files.readString(path, StandardCharsets.UTF_8);
              Expect.that(
                  !text.contains("<script>alert("),
                  path.getFileName() + " holds the name " + Studies.MARKUP + " as it is");
            }
          }
        });
  }

  private void repeats() throws Exception {
    Map<String, String> first = new TreeMap<>();
    Map<String, String> second = new TreeMap<>();
    in((outer, directory) -> first.putAll(digests(Studies.mixed(), directory)));
    Thread.sleep(5);
    in(
        (outer, directory) ->
            second.putAll(Elsewhere.abroad(() -> digests(Studies.mixed(), directory))));
    Expect.same("digests by file", first, second);
  }

  private Map<String, String> digests(Study study, Path directory) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (Path path : renderer.render(study, directory)) {
      String name = directory.relativize(path.toAbsolutePath()).toString();
      if (Files.isRegularFile(path)) {
        digests.put(name, new Digest().add(Files.readAllBytes(path)).id());
      }
    }
    return digests;
  }

  private interface Look {
    void at(Path outer, Path directory) throws Exception;
  }

  /** In a directory within a directory, removed afterwards. */
  private static void in(Look look) throws Exception {
    Path outer = Files.createTempDirectory("graft-report").toRealPath();
    try {
      look.at(outer, Files.createDirectories(outer.resolve("run").resolve("report")));
    } finally {
      try (Stream<Path> paths = Files.walk(outer)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static Set<Path> files(Path root, Path except) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      Set<Path> files = new TreeSet<>();
      paths
          .filter(p -> Files.isRegularFile(p) && !p.startsWith(except))
          .forEach(p -> files.add(p.toAbsolutePath()));
      return files;
    }
  }
}
