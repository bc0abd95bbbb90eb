package org.graft.product;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Spark's standalone master and two workers, all on this machine. As a program: {@code FOLDER
 * CORES} starts it with workers of so many cores and says its master's address, until there is
 * nothing more to read.
 */
final class SparkCluster {
  private static final Path JARS = Graft.ROOT.resolve("plugins/bundle/target/graft/spark/jars");
  private static final List<String> OPENS =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");
  private static final int SECONDS = 120;

  private final List<Process> processes = new ArrayList<>();
  private final Path folder;
  private final int port;

  private SparkCluster(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** What is missing to start it, in a line; empty if nothing is. */
  static String missing() {
    return Files.isDirectory(JARS) ? "" : "this build has no Spark (-Pspark)";
  }

  public static void main(String[] arguments) throws Exception {
    SparkCluster cluster = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    try {
      System.out.println(cluster.address());
      System.in.transferTo(OutputStream.nullOutputStream()); // until it is closed
    } finally {
      cluster.stop();
    }
  }

  /** With one core a worker. */
  static SparkCluster start(Path folder) throws Exception {
    return start(folder, 1);
  }

  private static SparkCluster start(Path folder, int cores) throws Exception {
    Files.createDirectories(folder.resolve("home"));
    Files.createSymbolicLink(folder.resolve("home/jars"), JARS);
    Files.writeString(folder.resolve("home/RELEASE"), "");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    SparkCluster cluster = new SparkCluster(folder, port);
    cluster.launch("master", "master.Master", "--port", String.valueOf(port));
    cluster.await("master", "New state: ALIVE");
    for (String worker : List.of("worker1", "worker2")) {
      cluster.launch(
          worker,
          "worker.Worker",
          "--cores",
          String.valueOf(cores),
          "--memory",
          "1g",
          "--work-dir",
          folder.resolve(worker + "-work").toString(),
          cluster.address());
      cluster.await(worker, "Successfully registered with master");
    }
    return cluster;
  }

  String address() {
    return "spark://127.0.0.1:" + port;
  }

  /** The process of the executor that came up last, killed as the kernel does without memory. */
  boolean killAnExecutor() {
    return ProcessHandle.allProcesses()
        .filter(process -> line(process).contains("CoarseGrainedExecutorBackend"))
        .filter(process -> line(process).contains(folder.toString()))
        .findFirst()
        .map(ProcessHandle::destroyForcibly)
        .orElse(false);
  }

  private static String line(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  void stop() throws Exception {
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private void launch(String name, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    OPENS.forEach(p -> command.addAll(List.of("--add-opens", "java.base/" + p + "=ALL-UNNAMED")));
    command.addAll(List.of("-Xmx256m", "-Djdk.reflect.useDirectMethodHandle=false"));
    command.addAll(List.of("-cp", JARS + "/*", "org.apache.spark.deploy." + main));
    command.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    processes.add(
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start());
  }

  private void await(String name, String words) throws Exception {
    Path log = folder.resolve(name + ".log");
    for (int i = 0; i < 10 * SECONDS; i++) {
      String said = Files.readString(log, StandardCharsets.ISO_8859_1);
      if (said.contains(words) || (name.equals("master") && listens())) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(Files.readString(log, StandardCharsets.ISO_8859_1));
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
