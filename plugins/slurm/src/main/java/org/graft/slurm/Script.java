package org.graft.slurm;

import java.util.List;
import java.util.stream.Collectors;
import org.graft.spi.DetachedExecutor.Job;
import org.graft.spi.DetachedExecutor.Purpose;

/** The script that Slurm runs for each task of a job. */
final class Script {
  private Script() {}

  /**
   * The script: the site's options and lines as they were given, then the command, each word in
   * quotes, so that no name of a file means anything to the shell.
   */
  static String of(Job job, List<String> options, List<String> prologue) {
    StringBuilder text = new StringBuilder("#!/bin/bash\n");
    options.forEach(option -> text.append("#SBATCH ").append(option).append('\n'));
    prologue.forEach(line -> text.append(line).append('\n'));
    text.append("exec ")
        .append(job.command().stream().map(Script::quoted).collect(Collectors.joining(" ")));
    if (job.purpose() == Purpose.STEPS) {
      text.append(" \"$SLURM_ARRAY_TASK_ID\"");
    }
    return text.append('\n').toString();
  }

  static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
