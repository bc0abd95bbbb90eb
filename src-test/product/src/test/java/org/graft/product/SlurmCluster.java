package org.graft.product;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Slurm as Debian has it, with two nodes that are both this machine. As a program: {@code FOLDER
 * CPUS} starts it with nodes of so many processors and says where its configuration lies, until
 * there is nothing more to read.
 */
final class SlurmCluster {
  private static final List<String> NEEDED =
      List.of("slurmctld", "slurmd", "munged", "sbatch", "squeue", "scancel", "sinfo", "scontrol");

  private SlurmCluster() {}

  /** What is missing to start it, in a line; empty if nothing is. */
  static String missing() {
    String absent =
        NEEDED.stream().filter(name -> program(name).isEmpty()).collect(Collectors.joining(", "));
    if (!absent.isEmpty()) {
      return "Slurm is not installed here (apt-get install slurm-wlm munge): no " + absent;
    }
    return "root".equals(System.getProperty("user.name"))
        ? ""
        : "Slurm's daemons are started by root alone";
  }

  private static String program(String name) {
    for (String place : List.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin")) {
      if (Files.isExecutable(Path.of(place, name))) {
        return place + "/" + name;
      }
    }
    return "";
  }

  static Path configuration(Path cluster) {
    return cluster.resolve("slurm.conf");
  }

  public static void main(String[] arguments) throws Exception {
    Path cluster = Path.of(arguments[0]);
    if (!missing().isEmpty()) {
      throw new IllegalStateException(missing());
    }
    try {
      start(cluster, Integer.parseInt(arguments[1]));
      System.out.println(configuration(cluster));
      System.in.transferTo(OutputStream.nullOutputStream()); // until it is closed
    } finally {
      stop(cluster);
    }
  }

  /** With two processors a node, whatever the machine has. */
  static void start(Path cluster) throws Exception {
    start(cluster, 2);
  }

  private static void start(Path cluster, int processors) throws Exception {
    run(
        cluster,
        "/bin/sh",
        "-c",
        "mkdir -p /run/munge && chown munge: /run/munge && (pgrep -x munged >/dev/null"
            + " || su -s /bin/sh munge -c "
            + program("munged")
            + ")");
    String host = InetAddress.getLocalHost().getHostName();
    List<Integer> ports = ports();
    Files.createDirectories(cluster.resolve("state"));
    Files.writeString(
        configuration(cluster),
        """
        ClusterName=graft
        SlurmctldHost=%1$s(127.0.0.1)
        SlurmctldPort=%2$d
        AuthType=auth/munge
        AuthInfo=cred_expire=5
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        MpiDefault=none
        SwitchType=switch/none
        ReturnToService=2
        SlurmUser=root
        SelectType=select/cons_tres
        SelectTypeParameters=CR_Core
        JobAcctGatherType=jobacct_gather/none
        StateSaveLocation=%5$s/state
        SlurmdSpoolDir=%5$s/spool-%%n
        SlurmdPidFile=%5$s/slurmd-%%n.pid
        SlurmctldPidFile=%5$s/slurmctld.pid
        SlurmctldLogFile=%5$s/slurmctld.log
        SlurmdLogFile=%5$s/slurmd-%%n.log
        SlurmdParameters=config_overrides
        KillWait=2
        NodeName=n1 NodeHostname=%1$s NodeAddr=127.0.0.1 Port=%3$d CPUs=%6$d RealMemory=4000
        NodeName=n2 NodeHostname=%1$s NodeAddr=127.0.0.1 Port=%4$d CPUs=%6$d RealMemory=4000
        PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
        """
            .formatted(host, ports.get(0), ports.get(1), ports.get(2), cluster, processors));
    run(cluster, program("slurmctld"), "-c", "-f", configuration(cluster).toString());
    for (String node : List.of("n1", "n2")) {
      run(cluster, program("slurmd"), "-N", node, "-f", configuration(cluster).toString());
    }
    for (int i = 0; i < 60; i++) {
      if (run(cluster, program("sinfo"), "-h", "-t", "idle", "-o", "%D").contains("2")) {
        return;
      }
      Thread.sleep(500);
    }
    throw new AssertionError(run(cluster, program("sinfo")));
  }

  private static List<Integer> ports() throws IOException {
    List<Integer> ports = new ArrayList<>();
    List<ServerSocket> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(new ServerSocket(0));
      ports.add(open.get(i).getLocalPort());
    }
    for (ServerSocket one : open) {
      one.close();
    }
    return ports;
  }

  /** Ends the daemons that {@link #start} started, and their jobs. */
  static void stop(Path cluster) throws Exception {
    if (!Files.exists(configuration(cluster))) {
      return;
    }
    run(cluster, program("scancel"), "--state=PENDING", "--partition=main");
    run(cluster, program("scancel"), "--partition=main");
    Thread.sleep(2000);
    for (String daemon : List.of("slurmctld", "slurmd-n1", "slurmd-n2")) {
      Path pid = cluster.resolve(daemon + ".pid");
      if (Files.exists(pid)) {
        run(cluster, "kill", Files.readString(pid).strip());
      }
    }
    Thread.sleep(1000);
  }

  /**
   * Kills the process of a task of a run below {@code folder}, as the kernel does without memory.
   */
  static void killATask(Path cluster, Path folder) throws Exception {
    ProcessHandle.allProcesses()
        .filter(process -> isTask(process, folder))
        .findFirst()
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  private static boolean isTask(ProcessHandle process, Path folder) {
    Path arguments = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
    try {
      String line = Files.readString(arguments, StandardCharsets.ISO_8859_1);
      return line.contains("org.graft.engine.cli.Main\0task\0") && line.contains(folder.toString());
    } catch (IOException e) {
      return false;
    }
  }

  /** Names of the jobs that wait or run. */
  static List<String> queue(Path cluster) throws Exception {
    return run(cluster, program("squeue"), "-h", "-o", "%j").lines().toList();
  }

  private static String run(Path cluster, String... command) throws Exception {
    File out = File.createTempFile("command", ".out", cluster.toFile());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SLURM_CONF", configuration(cluster).toString());
    // Daemons keep what they inherit, so no pipe, which would never end.
    Process process = builder.redirectErrorStream(true).redirectOutput(out).start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command) + " did not end");
    }
    return Files.readString(out.toPath());
  }
}
