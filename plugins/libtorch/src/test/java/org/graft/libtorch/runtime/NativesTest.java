package org.graft.libtorch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.graft.spi.data.DataAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the native libraries come onto a machine; the jars are small ones of the test's own. */
final class NativesTest {
  private static final String LIBRARY = "org/bytedeco/pytorch/linux-x86_64/libtorch.so";

  /** Hands a jar out, and counts how often it is asked. */
  private static class Jars implements DataAccess {
    private final Path folder;
    private final List<RemoteFile> asked = new ArrayList<>();
    private final String[] entries;

    Jars(Path folder, String... entries) {
      this.folder = folder;
      this.entries = entries;
    }

    @Override
    public Path fetch(RemoteFile file) throws IOException {
      asked.add(file);
      return jar(cache(file.folder()).resolve(file.name()), entries);
    }

    @Override
    public Path cache(String name) throws IOException {
      return Files.createDirectories(folder.resolve(name));
    }

    @Override
    public Path resolve(Path path) {
      return path;
    }
  }

  @Test
  void unpacksTheLibrariesOfAPlatformOnceAndKeepsNoJar(@TempDir Path folder) throws IOException {
    Jars jars =
        new Jars(
            folder,
            LIBRARY,
            "org/bytedeco/pytorch/linux-x86_64/libgomp.so.1",
            "org/bytedeco/pytorch/linux-x86_64/jnijavacpp.cpp",
            "org/bytedeco/pytorch/windows-x86_64/torch.dll",
            "META-INF/x/libother.so");

    Path first = Natives.unpacked(jars, "2.10.0-1.5.13", "linux-x86_64");
    Path again = Natives.unpacked(jars, "2.10.0-1.5.13", "linux-x86_64");

    assertThat(again).isEqualTo(first);
    assertThat(first.toFile().list()).containsExactlyInAnyOrder("libtorch.so", "libgomp.so.1");
    assertThat(jars.asked).hasSize(1);
    assertThat(jars.asked.get(0).sha256()).hasSize(64);
    assertThat(folder.resolve("libtorch").toFile().list())
        .containsExactly(first.toFile().getName());
  }

  @Test
  void unpacksNvidiasLibrariesBesideLibtorchForCuda(@TempDir Path folder) throws IOException {
    Jars jars =
        new Jars(
            folder,
            "org/bytedeco/pytorch/linux-x86_64-gpu/libtorch_cuda.so",
            LIBRARY,
            "org/bytedeco/cuda/linux-x86_64/libcudart.so.12",
            "org/bytedeco/cuda/linux-x86_64/libnvrtc-builtins.so.12.6");

    Path first = Natives.unpacked(jars, "2.5.1-1.5.11", "linux-x86_64-gpu");

    assertThat(first.toFile().list())
        .containsExactlyInAnyOrder(
            "libtorch_cuda.so", "libcudart.so.12", "libnvrtc-builtins.so.12.6");
    assertThat(jars.asked)
        .extracting(DataAccess.RemoteFile::name)
        .containsExactly(
            "pytorch-2.5.1-1.5.11-linux-x86_64-gpu.jar",
            "cuda-12.6-9.5-1.5.11-linux-x86_64.jar",
            "cuda-12.6-9.5-1.5.11-linux-x86_64-redist.jar");
    assertThat(folder.resolve("libtorch").toFile().list())
        .containsExactly("2.5.1-1.5.11-linux-x86_64-gpu");
  }

  /** It unpacks, and deletes the jars, between this one's fetch of one and its reading. */
  @Test
  void goesOnWithWhatAnotherProcessUnpackedMeanwhile(@TempDir Path folder) throws IOException {
    Jars jars =
        new Jars(folder, LIBRARY) {
          @Override
          public Path fetch(RemoteFile file) throws IOException {
            Path jar = super.fetch(file);
            Files.createDirectories(cache("libtorch").resolve("2.10.0-1.5.13-linux-x86_64"));
            Files.delete(jar);
            return jar;
          }
        };
    assertThat(Natives.unpacked(jars, "2.10.0-1.5.13", "linux-x86_64")).isDirectory();

    Jars many =
        new Jars(folder, LIBRARY) {
          @Override
          public Path fetch(RemoteFile file) throws IOException {
            Path jar = super.fetch(file);
            Files.createDirectories(cache("libtorch").resolve("2.5.1-1.5.11-linux-x86_64-gpu"));
            return jar;
          }
        };
    Natives.unpacked(many, "2.5.1-1.5.11", "linux-x86_64-gpu");
    assertThat(many.asked).as("the others are not fetched").hasSize(1);
  }

  /** A jar that went while it was read and was not unpacked by anybody is an error. */
  @Test
  void failsWhereAJarIsGoneAndNobodyUnpackedIt(@TempDir Path folder) {
    Jars jars =
        new Jars(folder, LIBRARY) {
          @Override
          public Path fetch(RemoteFile file) throws IOException {
            Path jar = super.fetch(file);
            Files.delete(jar);
            return jar;
          }
        };
    assertThatThrownBy(() -> Natives.unpacked(jars, "2.10.0-1.5.13", "linux-x86_64"))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void leavesNothingBehindOfAJarThatHoldsNoLibraries(@TempDir Path folder) {
    Jars jars = new Jars(folder, "org/bytedeco/pytorch/linux-x86_64/../../../../../libevil.so");

    assertThatThrownBy(() -> Natives.unpacked(jars, "2.10.0-1.5.13", "linux-x86_64"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no libraries in org/bytedeco/pytorch/linux-x86_64");
    assertThat(folder.resolve("libtorch").toFile().listFiles())
        .allMatch(file -> file.getName().endsWith(".jar"));
  }

  @Test
  void saysForWhichMachinesThereIsNone(@TempDir Path folder) {
    assertThat(Natives.absence("linux-arm64"))
        .hasValueSatisfying(why -> assertThat(why).contains("is not published for linux-arm64"));
    assertThat(Natives.absence("macosx-arm64")).isEmpty();
    assertThatThrownBy(
            () -> Natives.unpacked(new Jars(folder, LIBRARY), "2.10.0-1.5.13", "linux-arm64"))
        .hasMessageContaining("linux-arm64");
  }

  private static Path jar(Path file, String... entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(new byte[] {1, 2, 3});
        zip.closeEntry();
      }
    }
    return file;
  }
}
