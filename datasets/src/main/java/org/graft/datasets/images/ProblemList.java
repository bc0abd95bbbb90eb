package org.graft.datasets.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.graft.spi.base.Digest;
import org.graft.spi.data.Note;

/**
 * All that was found wrong with a folder.
 *
 * @param root the folder
 * @param problems what is wrong, in the order of names
 */
record ProblemList(Path root, List<Problem> problems) {
  private static final int SHOWN = 20;

  ProblemList {
    problems =
        problems.stream()
            .sorted(Comparator.comparing(Problem::name).thenComparing(Problem::what))
            .toList();
  }

  /**
   * Writes the list into {@code cache}, and stops unless problems are to be skipped.
   *
   * @return what was left out, if anything
   * @throws IOException naming the first of them, and the list
   */
  List<Note> settle(Problems wish, Path cache) throws IOException {
    if (problems.isEmpty()) {
      return List.of();
    }
    Path list = write(cache);
    List<String> items = problems.stream().map(Problem::toString).toList();
    if (wish == Problems.STOP) {
      throw new IOException(
          "image-folder: %s\nMend or remove them, or leave them out with `problems: skip`; the whole list is in %s"
              .formatted(new Note("%s in %s:".formatted(count(), root), items).text(SHOWN), list));
    }
    String headline = "%s: left out for %s (problems: skip); the whole list is in %s";
    return List.of(new Note(headline.formatted(root, count(), list), items));
  }

  private String count() {
    return problems.size() == 1 ? "1 problem" : problems.size() + " problems";
  }

  private Path write(Path cache) throws IOException {
    String text = root + "\n" + problems.stream().map(p -> p + "\n").collect(Collectors.joining());
    Path list = cache.resolve("problems-" + new Digest().add(text).id() + ".txt");
    Path part = Files.createTempFile(cache, "problems-", ".part");
    Files.writeString(part, text, StandardCharsets.UTF_8);
    return Files.move(
        part, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
