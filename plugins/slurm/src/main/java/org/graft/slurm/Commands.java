package org.graft.slurm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Slurm's commands, run as they are: arguments go to them without a shell. */
final class Commands {
  /** A controller that is restarted answers again within a minute. */
  private static final long PATIENCE_SECONDS = 90;

  private Commands() {}

  /** Whether a command of that name is on the path. */
  static boolean there(String name) {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(java.io.File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a command printed.
   *
   * @throws IOException if it failed, with what it said
   */
  static String run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("graft-slurm", ".out");
    Path err = Files.createTempFile("graft-slurm", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException(command.get(0) + " did not answer in " + PATIENCE_SECONDS + " s");
        }
      } finally {
        process.destroyForcibly();
      }
      if (process.exitValue() != 0) {
        String said = Files.readString(err, StandardCharsets.UTF_8).strip();
        throw new IOException(
            said.isEmpty()
                ? command.get(0) + " ended with " + process.exitValue()
                : said.lines().limit(3).reduce((a, b) -> a + "; " + b).orElse(said));
      }
      return Files.readString(out, StandardCharsets.UTF_8);
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }
}
