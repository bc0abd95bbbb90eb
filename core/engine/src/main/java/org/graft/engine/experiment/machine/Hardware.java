package org.graft.engine.experiment.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine in words: what the ledger and the doctor say of it. */
public final class Hardware {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  private Hardware() {}

  /** Processor, cores, memory, system and JDK on one line. */
  public static String line() {
    return processor()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores, "
        + memory()
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", JDK "
        + System.getProperty("java.version");
  }

  /** The processor's name. */
  public static String processor() {
    return cpuinfo("model name", System.getProperty("os.arch"));
  }

  /** The vector extensions that matter here. */
  public static String features() {
    String flags = " " + cpuinfo("flags", "") + " ";
    StringBuilder found = new StringBuilder();
    for (String flag :
        new String[] {"sse4_2", "avx", "avx2", "fma", "avx512f", "avx512_vnni", "amx_bf16"}) {
      if (flags.contains(" " + flag + " ")) {
        found.append(found.length() == 0 ? "" : " ").append(flag);
      }
    }
    return found.length() == 0 ? "unknown" : found.toString();
  }

  /** The machine's memory, such as {@code 15.6 GiB}. */
  public static String memory() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      return String.format(
          Locale.ROOT, "%.1f GiB", system.getTotalMemorySize() / (double) (1 << 30));
    }
    return "memory unknown";
  }

  private static String cpuinfo(String key, String otherwise) {
    if (!Files.isReadable(CPUINFO)) {
      return otherwise;
    }
    try {
      for (String line : Files.readAllLines(CPUINFO)) {
        if (line.startsWith(key)) {
          return line.substring(line.indexOf(':') + 1).trim();
        }
      }
    } catch (IOException e) {
      return otherwise;
    }
    return otherwise;
  }
}
