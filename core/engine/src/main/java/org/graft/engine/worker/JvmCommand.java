package org.graft.engine.worker;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts this program once more: same JVM, same options, same class path. */
public final class JvmCommand {
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
      if (!option.startsWith("-Dgraft.terminal") && !option.startsWith("-agentlib")) {
        command.add(option);
      }
    }
    command.add("-XX:ErrorFile=" + Crash.reports(folder));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }
}
