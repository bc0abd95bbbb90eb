package org.graft.engine.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a worker's process ended, in a few words: its exit code and the first lines it left. */
final class Crash {
  private static final int MOST_LINES = 6;
  private static final int SIGNALS = 128;
  private static final int KILL = 9;

  private final Process process;
  private final Path folder;
  private final List<String> lines = new ArrayList<>();

  Crash(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** A step begins: what was printed before is not about it. */
  synchronized void begin() {
    lines.clear();
  }

  /** Passes on what the worker prints, until its end; the JVM's own report is kept back. */
  void listen(BufferedReader reader, PrintStream printed) {
    try (reader) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          printed.println(line);
        }
        add(line);
      }
    } catch (IOException e) {
      add("(the rest of what it printed is lost: " + e.getMessage() + ")");
    }
  }

  private synchronized void add(String line) {
    boolean telling = !line.isBlank() && !line.startsWith("#");
    if (lines.size() < MOST_LINES && telling) {
      lines.add(line.strip());
    }
  }

  /** What happened; the process has ended. */
  String describe() {
    List<String> first = report();
    if (first.isEmpty()) {
      synchronized (this) {
        first = List.copyOf(lines);
      }
    }
    return exit() + (first.isEmpty() ? "; it printed nothing" : ": " + String.join(" | ", first));
  }

  private String exit() {
    int code = process.exitValue();
    if (code == SIGNALS + KILL) {
      return "killed by signal 9 (the system does that when memory runs out; if so, use fewer"
          + " --workers or a smaller --memory)";
    }
    return code > SIGNALS ? "ended by signal " + (code - SIGNALS) : "ended with exit code " + code;
  }

  /** Where the JVM writes its report; %p is the process id. */
  static Path reports(Path folder) {
    return folder.resolve("hs_err_%p.log");
  }

  /** What the JVM's report of a crash says first: the signal, and in which code. */
  private List<String> report() {
    Path file = folder.resolve("hs_err_" + process.pid() + ".log");
    List<String> first = new ArrayList<>();
    if (!Files.isReadable(file)) {
      return first;
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      boolean frame = false;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String text = line.startsWith("#") ? line.substring(1).strip() : "";
        if (frame || text.contains(" at pc=") || text.startsWith("Internal Error")) {
          first.add(text);
        }
        if (frame || !line.startsWith("#")) {
          break;
        }
        frame = text.startsWith("Problematic frame");
      }
      first.add("the whole report: " + file);
    } catch (IOException e) {
      first.add(file + " cannot be read: " + e.getMessage());
    }
    return first;
  }
}
