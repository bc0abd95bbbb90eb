package org.graft.libtorch.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar of native libraries as JavaCPP's presets publish them.
 *
 * @param file whose content was verified
 * @param folder in which its libraries lie, such as {@code org/bytedeco/pytorch/linux-x86_64}
 */
record NativeJar(Path file, String folder) {
  /** Bytes of a jar's libraries together: more than twice what there is. */
  private static final long MOST = 8L << 30;

  /**
   * Unpacks the libraries of all jars side by side into a new folder, which is not there before it
   * is whole. Another process may do the same.
   */
  static void unpack(List<NativeJar> jars, Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    Path fresh = Files.createTempDirectory(parent, "unpacking");
    try {
      for (NativeJar jar : jars) {
        jar.unpack(fresh);
      }
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another process was faster.
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("cannot move " + fresh + " to " + folder, e);
    } finally {
      delete(fresh);
    }
  }

  private void unpack(Path target) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      long left = MOST;
      for (ZipEntry entry : libraries(zip)) {
        left -= copy(zip, entry, target.resolve(name(entry)), left);
      }
    }
  }

  private List<? extends ZipEntry> libraries(ZipFile zip) throws IOException {
    List<? extends ZipEntry> found =
        zip.stream()
            .filter(e -> e.getName().equals(folder + "/" + name(e)) && !e.isDirectory())
            .filter(e -> name(e).matches("[A-Za-z0-9_-]+\\.(so(\\.[0-9]+){0,3}|dylib|dll)"))
            .toList();
    if (found.isEmpty()) {
      throw new IOException(file + " holds no libraries in " + folder);
    }
    return found;
  }

  private static String name(ZipEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  private long copy(ZipFile zip, ZipEntry entry, Path target, long most) throws IOException {
    long copied = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        copied += read;
        if (copied > most) {
          throw new IOException(file + " holds more than " + MOST + " bytes of libraries");
        }
        out.write(buffer, 0, read);
      }
    }
    return copied;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
