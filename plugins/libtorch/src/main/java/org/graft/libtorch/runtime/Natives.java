package org.graft.libtorch.runtime;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.DataAccess.RemoteFile;
import org.jspecify.annotations.Nullable;

/**
 * libtorch's native libraries: which there are, how they come onto this machine, and where they
 * lie. JavaCPP finds them in a folder, into which they are unpacked here: its own unpacking loads
 * libtorch.so before libtorch_cpu.so is there, and the first process on a machine crashes.
 */
public final class Natives {
  /** The system property that names a folder which holds them already. */
  public static final String FOLDER = "graft.libtorch";

  /** The release of JavaCPP's presets; its first number is PyTorch's. */
  public static final String RELEASE = "2.10.0-1.5.13";

  private static final String CENTRAL =
      "https://repo.maven.apache.org/maven2/org/bytedeco/pytorch/";

  /** By platform, the digest and the size of what is published for it. */
  private static final Map<String, Published> PUBLISHED =
      Map.of(
          "linux-x86_64",
          new Published(
              "67e9b5b7c2caf2e6ed0e81947f1ff712c9a0755faeff6a0c3436d4432a25cc06", 90_245_300),
          "macosx-arm64",
          new Published(
              "292f8fa0844945978313b9989071b19ad3c55ff40e79f76338482e5876fb1c7f", 52_799_280),
          "macosx-x86_64",
          new Published(
              "2f65fccf1ce05be31132f3e3aa773d6936da21a5ad0b6144d9570a6d043f83de", 72_124_346),
          "windows-x86_64",
          new Published(
              "d2c381c5469a21c85e59819eaf7c5d7d775bc25353c178b7737d814d836945a1", 45_737_479));

  private static volatile @Nullable Path prepared;

  private Natives() {}

  /** A file for one platform. */
  private record Published(String sha256, long bytes) {}

  /** Why there is no libtorch for this machine; empty if there is. */
  public static Optional<String> absence() {
    return absence(platform());
  }

  /** This machine as JavaCPP calls it, found without loading JavaCPP. */
  static String platform() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String system = os.startsWith("mac") ? "macosx" : os.startsWith("windows") ? "windows" : os;
    return system
        + "-"
        + switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm64";
          default -> arch;
        };
  }

  static Optional<String> absence(String platform) {
    return PUBLISHED.containsKey(platform)
        ? Optional.empty()
        : Optional.of("libtorch " + RELEASE + " is not published for " + platform);
  }

  /**
   * Sees to it that they are on this machine.
   *
   * @throws IOException with a message for the user
   */
  public static synchronized void prepare(DataAccess access) throws IOException {
    if (prepared != null) {
      return;
    }
    String named = System.getProperty(FOLDER, "");
    prepared = named.isEmpty() ? unpacked(access, platform()) : Path.of(named).toAbsolutePath();
  }

  /** The folder for a platform, which is filled first where it is not there. */
  static Path unpacked(DataAccess access, String platform) throws IOException {
    Published published = PUBLISHED.get(platform);
    if (published == null) {
      throw new IOException(absence(platform).orElse(platform));
    }
    Path cache = access.cache("libtorch");
    Path folder = cache.resolve(RELEASE + "-" + platform);
    if (!Files.isDirectory(folder)) {
      String name = "pytorch-" + RELEASE + "-" + platform + ".jar";
      Path jar =
          access.fetch(
              new RemoteFile(
                  "libtorch",
                  name,
                  List.of(URI.create(CENTRAL + RELEASE + "/" + name)),
                  published.bytes(),
                  published.sha256()));
      new NativeJar(jar, platform).unpack(folder);
      if (jar.startsWith(cache)) {
        Files.deleteIfExists(jar);
      }
    }
    return folder;
  }

  /**
   * Shows JavaCPP where they are.
   *
   * @throws IllegalStateException if they were not prepared
   */
  static void show() {
    String named = System.getProperty(FOLDER, "");
    Path folder = prepared;
    if (folder == null && named.isEmpty()) {
      throw new IllegalStateException(
          "libtorch is not on this machine; './graft doctor --fetch' fetches it");
    }
    Loader.loadProperties()
        .setProperty(
            "platform.linkpath",
            String.valueOf(folder == null ? Path.of(named).toAbsolutePath() : folder));
  }
}
