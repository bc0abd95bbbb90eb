package org.graft.libtorch.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.DataAccess.RemoteFile;
import org.jspecify.annotations.Nullable;

/**
 * libtorch's native libraries: which there are, how they come onto this machine, and where they
 * lie. JavaCPP finds them in a folder, into which they are unpacked here: its own unpacking loads
 * libtorch.so before libtorch_cpu.so is there, and the first process on a machine crashes.
 *
 * <p>Which release, and whether for CUDA, is a matter of the build: its profile libtorch-cuda takes
 * one for CUDA.
 */
public final class Natives {
  /** The system property that names a folder which holds them already. */
  public static final String FOLDER = "graft.libtorch";

  /** The release of JavaCPP's presets; its first number is PyTorch's. */
  public static final String RELEASE = build("release");

  /** The version of CUDA that this build's libtorch is for, such as 12.6; empty for the CPU. */
  private static final String CUDA = build("cuda");

  private static final String CENTRAL = "https://repo.maven.apache.org/maven2/org/bytedeco/";

  private static final String LINUX = "linux-x86_64";

  /**
   * By release and platform, what is published for it. 2.5.1's NVIDIA libraries are published with
   * it; 2.10.0 takes the ones that are installed.
   */
  private static final Map<String, List<Published>> PUBLISHED =
      Map.of(
          "2.10.0-1.5.13-" + LINUX,
          torch(
              LINUX,
              "67e9b5b7c2caf2e6ed0e81947f1ff712c9a0755faeff6a0c3436d4432a25cc06",
              90_245_300),
          "2.10.0-1.5.13-macosx-arm64",
          torch(
              "macosx-arm64",
              "292f8fa0844945978313b9989071b19ad3c55ff40e79f76338482e5876fb1c7f",
              52_799_280),
          "2.10.0-1.5.13-macosx-x86_64",
          torch(
              "macosx-x86_64",
              "2f65fccf1ce05be31132f3e3aa773d6936da21a5ad0b6144d9570a6d043f83de",
              72_124_346),
          "2.10.0-1.5.13-windows-x86_64",
          torch(
              "windows-x86_64",
              "d2c381c5469a21c85e59819eaf7c5d7d775bc25353c178b7737d814d836945a1",
              45_737_479),
          "2.10.0-1.5.13-linux-x86_64-gpu",
          List.of(
              new Published(
                  "pytorch",
                  "2.10.0-1.5.13",
                  "linux-x86_64-gpu",
                  "299b5003deb8e01353db2112ce4ccd245205b871f0fce52fb8315d1948ff2ae4",
                  457_810_679),
              new Published(
                  "cuda",
                  "13.1-9.19-1.5.13",
                  LINUX,
                  "52fae29c3a9f47a5652bf90640b6c203005b0e39bfbc2602036845e9fc0c5a5c",
                  4_981_951)),
          "2.5.1-1.5.11-linux-x86_64-gpu",
          List.of(
              new Published(
                  "pytorch",
                  "2.5.1-1.5.11",
                  "linux-x86_64-gpu",
                  "9d0435a9c3d77078f80e3baaddc0e40113e89eac4abd14d403332f58b0c0e53b",
                  502_257_931),
              new Published(
                  "cuda",
                  "12.6-9.5-1.5.11",
                  LINUX,
                  "e830ae013973abb57e45bdcbb8aba413cccfc4ccd278e2a07eb550f9b9f880c4",
                  7_046_866),
              new Published(
                  "cuda",
                  "12.6-9.5-1.5.11",
                  "linux-x86_64-redist",
                  "b9130f92e121c5ae39d93083b2db5305af3b53bab1ef232463e281593ebb74d0",
                  2_026_748_503)));

  private static volatile @Nullable Path prepared;

  private Natives() {}

  /**
   * A jar of libraries.
   *
   * @param preset such as {@code pytorch}
   * @param classifier such as {@code linux-x86_64-redist}
   * @param bytes its size
   */
  private record Published(
      String preset, String version, String classifier, String sha256, long bytes) {
    NativeJar fetch(DataAccess access) throws IOException {
      String name = preset + "-" + version + "-" + classifier + ".jar";
      URI from = URI.create(CENTRAL + preset + "/" + version + "/" + name);
      return new NativeJar(
          access.fetch(new RemoteFile("libtorch", name, List.of(from), bytes, sha256)),
          "org/bytedeco/" + preset + "/" + classifier.replace("-redist", ""));
    }
  }

  private static List<Published> torch(String platform, String sha256, long bytes) {
    return List.of(new Published("pytorch", "2.10.0-1.5.13", platform, sha256, bytes));
  }

  /** What the build says of itself. */
  private static String build(String key) {
    try (InputStream in = Natives.class.getResourceAsStream("build.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of CUDA that this build's libtorch is for, such as 12.6; empty for the CPU. */
  static Optional<String> cuda() {
    return Optional.of(CUDA).filter(version -> !version.isEmpty());
  }

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
        }
        + (CUDA.isEmpty() ? "" : "-gpu");
  }

  static Optional<String> absence(String platform) {
    return PUBLISHED.containsKey(RELEASE + "-" + platform)
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
    prepared =
        named.isEmpty() ? unpacked(access, RELEASE, platform()) : Path.of(named).toAbsolutePath();
  }

  /** The folder for a release and a platform, which is filled first where it is not there. */
  static Path unpacked(DataAccess access, String release, String platform) throws IOException {
    List<Published> published = PUBLISHED.get(release + "-" + platform);
    if (published == null) {
      throw new IOException("libtorch " + release + " is not published for " + platform);
    }
    Path cache = access.cache("libtorch");
    Path folder = cache.resolve(release + "-" + platform);
    List<NativeJar> jars = new ArrayList<>();
    try {
      for (Published one : published) {
        if (Files.isDirectory(folder)) {
          break;
        }
        jars.add(one.fetch(access));
      }
      if (!Files.isDirectory(folder)) {
        NativeJar.unpack(jars, folder);
      }
    } catch (NoSuchFileException e) {
      // Another process that has just filled the folder deletes the jars.
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    for (NativeJar jar : jars) {
      if (jar.file().startsWith(cache)) {
        Files.deleteIfExists(jar.file());
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
