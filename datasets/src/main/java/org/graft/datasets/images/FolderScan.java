package org.graft.datasets.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
   * @throws IOException if there is no such folder, or it holds no class folders
   */
  static FolderScan of(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new IOException(
          "image-folder: there is no folder %s; put one there, or under this name into a folder that GRAFT_DATA names, with a sub-folder for each class, or with train and test of them"
              .formatted(root));
    }
    FolderScan scan = new FolderScan(root);
    scan.list();
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

  private void list() throws IOException {
    List<Path> children = folders(root, "is in no class folder");
    boolean sections =
        children.stream().anyMatch(c -> section(c).equals(Optional.of(Section.TRAIN)));
    if (!sections
        && !children.isEmpty()
        && children.stream().allMatch(c -> section(c).isPresent())) {
      throw new IOException(
          "image-folder: %s has no folder train beside %s".formatted(root, names(children)));
    }
    for (Path child : children) {
      if (!sections) {
        classFolder(Section.TRAIN, child);
      } else if (section(child).isPresent()) {
        section(section(child).get(), child);
      } else {
        problems.add(
            new Problem(name(child), "is a folder beside train; expected valid and test only"));
      }
    }
    if (folders.isEmpty()) {
      throw new IOException(
          "image-folder: %s has no class folders; expected a sub-folder for each class, or train and test with such"
              .formatted(root));
    }
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
    String label = String.valueOf(folder.getFileName());
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
