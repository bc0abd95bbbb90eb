package org.graft.engine.worker;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts this program once more: same JVM, same options, same class path. */
public final class JvmCommand {
  private static final List<String> PRINTED =
      List.of("stdout.encoding", "stderr.encoding", "sun.stdout.encoding", "sun.stderr.encoding");

  private static final List<String> NOT_PASSED =
      List.of("-Dgraft.terminal", "-agentlib", "-Dstd", "-Dsun.std");

  private JvmCommand() {}

  /**
   * The command.
   *
   * @param main the class to start
   * @param arguments its arguments
   * @param folder where the JVM writes its report if it crashes
   */
  public static List<String> of(Class<?> main, List<String> arguments, Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (NOT_PASSED.stream().noneMatch(option::startsWith)) {
        command.add(option);
      }
    }
    // What it prints is read as UTF-8, whatever the terminal's charset.
    PRINTED.forEach(property -> command.add("-D" + property + "=UTF-8"));
    command.add("-XX:ErrorFile=" + Crash.reports(folder));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }
}
