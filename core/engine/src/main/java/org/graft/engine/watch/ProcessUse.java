package org.graft.engine.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a process of this machine takes.
 *
 * @param cpuSeconds of processors, since it began
 * @param memory resident, bytes; 0 where the system does not say
 */
record ProcessUse(double cpuSeconds, long memory) {
  private static final int KIB = 1024;

  static Optional<ProcessUse> of(long process) {
    return ProcessHandle.of(process)
        .map(
            handle ->
                new ProcessUse(
                    handle.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3,
                    memory(process)));
  }

  private static long memory(long process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
          .findFirst()
          .orElse(0);
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
