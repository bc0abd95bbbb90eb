package org.graft.spark.driver;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What a driver is to do: a file of properties in the job's folder.
 *
 * @param name of the job
 * @param tasks how many; 0 where the command is run once, by the driver itself
 * @param command program and arguments; a task's number is added
 * @param prologue lines of a shell before it
 * @param after folders of jobs that must have ended before
 * @param settings of Spark, {@code key=value}
 * @param defaults file of the site's settings; need not be there
 */
public record JobFile(
    String name,
    int tasks,
    List<String> command,
    List<String> prologue,
    List<String> after,
    List<String> settings,
    String defaults) {
  private static final String FILE = "job.properties";

  /** Copies the lists. */
  public JobFile {
    command = List.copyOf(command);
    prologue = List.copyOf(prologue);
    after = List.copyOf(after);
    settings = List.copyOf(settings);
  }

  /** Writes it into the job's folder, for its owner alone: commands and lines may hold secrets. */
  public void write(Path folder) throws IOException {
    Properties all = new Properties();
    all.setProperty("name", name);
    all.setProperty("tasks", String.valueOf(tasks));
    all.setProperty("defaults", defaults);
    put(all, "command", command);
    put(all, "prologue", prologue);
    put(all, "after", after);
    put(all, "settings", settings);
    Files.deleteIfExists(folder.resolve(JobState.FILE));
    Path file = folder.resolve(FILE);
    Files.deleteIfExists(file);
    boolean modes = Files.getFileStore(folder).supportsFileAttributeView("posix");
    Files.createFile(
        file,
        modes
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0]);
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      all.store(out, null);
    }
  }

  private static void put(Properties all, String key, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      all.setProperty(key + "." + i, values.get(i));
    }
  }

  /** Reads that of a job's folder. */
  static JobFile read(Path folder) throws IOException {
    Properties all = new Properties();
    try (Reader in = Files.newBufferedReader(folder.resolve(FILE), StandardCharsets.UTF_8)) {
      all.load(in);
    }
    return new JobFile(
        all.getProperty("name", ""),
        Integer.parseInt(all.getProperty("tasks", "0")),
        list(all, "command"),
        list(all, "prologue"),
        list(all, "after"),
        list(all, "settings"),
        all.getProperty("defaults", ""));
  }

  private static List<String> list(Properties all, String key) {
    List<String> values = new ArrayList<>();
    for (String one = all.getProperty(key + ".0");
        one != null;
        one = all.getProperty(key + "." + values.size())) {
      values.add(one);
    }
    return values;
  }
}
