package org.graft.datasets.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.graft.spi.Digest;

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
   * @throws IOException naming the first of them, and the list
   */
  void settle(Problems wish, Path cache) throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    Path list = write(cache);
    if (wish == Problems.STOP) {
      String shown =
          problems.stream().limit(SHOWN).map(p -> "\n  " + p).collect(Collectors.joining());
      String more = problems.size() > SHOWN ? "\n  and " + (problems.size() - SHOWN) + " more" : "";
      throw new IOException(
          "image-folder: %d %s in %s:%s%s\nMend or remove them, or leave them out with `problems: skip`; the whole list is in %s"
              .formatted(
                  problems.size(),
                  problems.size() == 1 ? "problem" : "problems",
                  root,
                  shown,
                  more,
                  list));
    }
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
