package org.graft.engine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.cli.text.Terminal;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.plugin.Fault;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.Problem;
import org.graft.engine.problem.SpecException;
import org.graft.engine.problem.UserException;
import org.graft.engine.worker.WorkersFailed;
import org.graft.spi.base.NearMiss;
import picocli.CommandLine;

/**
 * The command line's entry. Exit codes: 0 all went well; 1 some trials or reports failed, a plugin
 * broke, or numbers differ; 2 the user's input is wrong; 3 Graft itself failed; 4 a budget ended
 * the run; 130 stopped.
 */
public final class Main {
  /** All went well. */
  static final int GOOD = 0;

  /** Some trials or reports failed, a plugin broke, or a rerun's numbers differ. */
  static final int FAILURES = 1;

  /** The user's input is wrong. */
  static final int USER = 2;

  /** Graft itself failed. */
  static final int INTERNAL = 3;

  /** A budget of the experiment ended the run before all trials. */
  static final int BUDGET = 4;

  /** Stopped before the end, by a signal or from the run's page. */
  static final int STOPPED = 130;

  private Main() {}

  /** Runs one command and exits. */
  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals("--version")) {
      System.out.println("graft " + Version.text());
      return;
    }
    System.exit(run(arguments));
  }

  /** What is printed is safe for a terminal; picocli's help alone may use its colours. */
  static int run(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    Terminal.guard();
    try {
      CommandLine line = GraftCommand.line(CommandLine.defaultFactory(), List.of(arguments));
      return run(line.setOut(Terminal.writer(out)), arguments);
    } finally {
      System.out.flush();
      System.err.flush();
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static int run(CommandLine commandLine, String... arguments) {
    commandLine.setErr(Terminal.writer(System.err));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(Main::usage);
    commandLine.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    try {
      return commandLine.execute(arguments);
    } catch (OutOfMemoryError e) {
      System.err.println(
          "graft: out of memory ("
              + e.getMessage()
              + "); what was recorded is kept: give Java more with GRAFT_JAVA_OPTS=-Xmx8g and run"
              + " the same command again");
      return INTERNAL;
    } catch (Error e) {
      return broken(e, commandLine.getErr());
    }
  }

  private static int usage(CommandLine.ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("graft: " + message(e));
    err.println("try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return USER;
  }

  /** What is wrong; of a word in a command's place, the commands that there are. */
  private static String message(CommandLine.ParameterException e) {
    Set<String> commands = e.getCommandLine().getSubcommands().keySet();
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched
        && !commands.isEmpty()
        && !unmatched.isUnknownOption()) {
      return NearMiss.message("command", unmatched.getUnmatched().get(0), commands);
    }
    return String.valueOf(e.getMessage());
  }

  private static int failed(Exception e, CommandLine command) {
    PrintWriter err = command.getErr();
    if (e instanceof SpecException spec) {
      List<Problem> problems = spec.problems();
      problems.forEach(err::println);
      err.println(
          problems.size() == 1 ? "graft: 1 problem" : "graft: " + problems.size() + " problems");
      return USER;
    }
    if (e instanceof UserException) {
      err.println("graft: " + e.getMessage());
      return USER;
    }
    if (e instanceof WorkersFailed) {
      err.println("graft: " + e.getMessage());
      return INTERNAL;
    }
    if (e instanceof IOException io) {
      err.println("graft: " + IoWords.of(io));
      return USER;
    }
    if (e instanceof InterruptedException) {
      return STOPPED;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidPathException path) {
        err.println("graft: " + IoWords.of(path));
        return USER;
      }
    }
    return broken(e, err);
  }

  /** A plugin is its author's; whatever else was thrown is a fault of Graft. */
  private static int broken(Throwable e, PrintWriter err) {
    Optional<String> plugin = Fault.ofPlugin(e);
    if (plugin.isPresent()) {
      err.println("graft: " + plugin.get());
      return FAILURES;
    }
    err.println("graft: internal error; please report it with what follows");
    e.printStackTrace(err);
    err.flush();
    return INTERNAL;
  }
}
