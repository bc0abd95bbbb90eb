package org.graft.datasets.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.spi.data.ClassNames;
import org.graft.spi.data.FileNames;

/**
 * Lists a folder of class folders, or one with {@code train}, {@code valid} and {@code test} of
 * them, by names only: nothing is opened. Links are followed within the folder and never out of it.
 */
final class FolderScan {
  private final Path root;
  private final Path home;
  private final List<Entry> entries = new ArrayList<>();
  private final List<ClassFolder> folders = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private FolderScan(Path root) throws IOException {
    this.root = root;
    this.home = root.toRealPath();
  }

  /**
   * Lists {@code root}.
   *
   * @param layout what its sub-folders are; when not said, splits if there is a folder train that
   *     has folders itself
   * @throws IOException if there is no such folder, or it holds no class folders
   */
  static FolderScan of(Path root, Optional<Layout> layout) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new IOException(
          "image-folder: there is no folder %s; put one there, or under this name into a folder that GRAFT_DATA names, with a sub-folder for each class, or with train and test of them"
              .formatted(root));
    }
    FolderScan scan = new FolderScan(root);
    scan.list(layout);
    return scan;
  }

  /** Files in class folders, by section, class and name. */
  List<Entry> entries() {
    return entries;
  }

  /** All class folders, empty ones too. */
  List<ClassFolder> folders() {
    return folders;
  }

  /** What is in no class folder, hidden, or leads out. */
  List<Problem> problems() {
    return problems;
  }

  private void list(Optional<Layout> layout) throws IOException {
    List<Path> children = folders(root, "is in no class folder");
    boolean sections = layout.isPresent() ? layout.get() == Layout.SPLITS : hasSections(children);
    if (sections && children.stream().noneMatch(FolderScan::isTrain)) {
      throw new IOException(
          "image-folder: %s has no folder train, but %s; if these are classes write layout: classes"
              .formatted(root, names(children)));
    }
    for (Path child : children) {
      if (!sections) {
        classFolder(Section.TRAIN, child);
      } else if (section(child).isPresent()) {
        section(section(child).get(), child);
      } else {
        problems.add(
            new Problem(
                name(child),
                "is a folder beside train; expected valid and test only, or layout: classes"));
      }
    }
    if (folders.isEmpty()) {
      throw new IOException(
          "image-folder: %s has no class folders; expected a sub-folder for each class, or train and test with such"
              .formatted(root));
    }
  }

  /** Whether folders are splits: train with folders in it, or all of them of a split's name. */
  private boolean hasSections(List<Path> children) throws IOException {
    for (Path child : children) {
      if (isTrain(child)) {
        try (Stream<Path> inner = Files.list(child)) {
          return inner.anyMatch(Files::isDirectory);
        }
      }
    }
    for (Path child : children) {
      try (Stream<Path> inner = Files.list(child)) {
        if (section(child).isEmpty() || inner.noneMatch(Files::isDirectory)) {
          return false;
        }
      }
    }
    return !children.isEmpty();
  }

  private static boolean isTrain(Path folder) {
    return section(folder).equals(Optional.of(Section.TRAIN));
  }

  private void section(Section section, Path folder) throws IOException {
    if (folders.stream().anyMatch(f -> f.section() == section)) {
      throw new IOException(
          "image-folder: %s has two folders of %s examples; expected one"
              .formatted(root, section.name().toLowerCase(Locale.ROOT)));
    }
    for (Path child : folders(folder, "is in no class folder")) {
      classFolder(section, child);
    }
  }

  private void classFolder(Section section, Path folder) throws IOException {
    String label = ClassNames.composed(String.valueOf(folder.getFileName()));
    for (ClassFolder other : folders) {
      if (other.section() == section && other.label().equals(label)) {
        throw new IOException(
            "image-folder: %s has the folder '%s' twice, in two Unicode forms that look alike; put their pictures into one"
                .formatted(folder.getParent(), label));
      }
    }
    folders.add(new ClassFolder(section, label, name(folder)));
    for (Path child : visible(folder)) {
      if (Files.isRegularFile(child)) {
        entries.add(new Entry(section, label, name(child), child));
      } else {
        problems.add(
            new Problem(
                name(child), Files.isDirectory(child) ? "is a folder in a class" : "is no file"));
      }
    }
  }

  private List<Path> folders(Path folder, String otherwise) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path child : visible(folder)) {
      if (Files.isDirectory(child)) {
        folders.add(child);
      } else {
        problems.add(new Problem(name(child), otherwise));
      }
    }
    return folders;
  }

  private List<Path> visible(Path folder) throws IOException {
    List<Path> visible = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.sorted().toList()) {
        Optional<String> refusal = refusal(child);
        if (refusal.isPresent()) {
          problems.add(new Problem(name(child), refusal.get()));
        } else {
          visible.add(child);
        }
      }
    }
    return visible;
  }

  private Optional<String> refusal(Path path) throws IOException {
    if (String.valueOf(path.getFileName()).startsWith(".")) {
      return Optional.of("is hidden");
    }
    Optional<String> unreadable = FileNames.refusal(path);
    if (unreadable.isPresent() && !FileNames.charset().equals(StandardCharsets.UTF_8)) {
      throw new IOException("image-folder: %s: %s".formatted(path, unreadable.get()));
    }
    if (unreadable.isPresent()) {
      return unreadable;
    }
    if (!Files.isSymbolicLink(path)) {
      return Optional.empty();
    }
    try {
      Path real = path.toRealPath();
      return real.startsWith(home)
          ? Optional.empty()
          : Optional.of("leads out of the folder, to " + real);
    } catch (NoSuchFileException e) {
      return Optional.of("is a link to nothing");
    }
  }

  private static Optional<Section> section(Path folder) {
    return Section.of(String.valueOf(folder.getFileName()));
  }

  private static String names(List<Path> paths) {
    return paths.stream()
        .map(p -> String.valueOf(p.getFileName()))
        .collect(Collectors.joining(", "));
  }

  private String name(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  /**
   * The folder of one class in one section.
   *
   * @param section the section
   * @param label the class
   * @param name its path within the data set's folder
   */
  record ClassFolder(Section section, String label, String name) {}
}
