package org.graft.datasets.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.datasets.images.FolderScan.ClassFolder;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.ClassNames;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.network.Size;

/**
 * Pictures that a file lists with their labels: {@code {image-list: {train: Art.txt, size: 224}}}.
 * A list has lines of a path, a blank and a label; a table ({@code .csv}, {@code .tsv}) or JSON
 * Lines ({@code .jsonl}) has columns for both, such as metadata.csv's {@code file_name} and {@code
 * label}. Pictures are read as {@link ImageFolder} reads them, and what is a problem there is one
 * here, as are files that are missing or lie outside the folder.
 *
 * @param train the list of pictures to train on
 * @param validation of those to validate on
 * @param test of those to test; without it the view splits some off
 * @param folder what paths start from; the list's own folder when absent
 * @param size height and width of inputs
 * @param classNames a file with the names of numbered classes, one a line from 0, or of a label and
 *     its name
 * @param paths column of paths in a table
 * @param labels column of labels in a table
 * @param color channels
 * @param resize how sizes change
 * @param fit how aspect ratios change
 * @param shorterSide what the shorter side is resized to before the centre is cut out
 * @param problems what to do about files that do not belong there
 */
@Name(
    value = "image-list",
    doc = "Pictures listed in files with their labels: path and label, metadata.csv or .jsonl.")
public record ImageList(
    @Param(doc = "List of pictures to train on: lines `path label`, or .csv, .tsv, .jsonl.")
        Path train,
    @Param(doc = "List of pictures to validate on.") Optional<Path> validation,
    @Param(doc = "List of pictures to test; without it, split some off: `test: 0.2`.")
        Optional<Path> test,
    @Param(doc = "Folder that paths start from; the list's own when absent.") Optional<Path> folder,
    @Param(doc = "Height and width of inputs: 224, or 120x160.", unit = "pixels") Size size,
    @Param(
            doc =
                "File of class names: line n names class n, from 0; or each line a label, a blank"
                    + " and its name.")
        Optional<Path> classNames,
    @Param(doc = "Column of paths in a table; found out by common names.") Optional<String> paths,
    @Param(doc = "Column of labels in a table; found out by common names.") Optional<String> labels,
    @Param(doc = "Channels: rgb, or grey.", byDefault = "rgb") Color color,
    @Param(
            doc = "Resizing: by Keras's names, which do not antialias, or pillow-*, which do.",
            byDefault = "bilinear")
        Resize resize,
    @Param(
            doc = "Other aspect ratios: stretch, center-crop, or pad with black.",
            byDefault = "stretch")
        Fit fit,
    @Param(
            doc = "What the shorter side is resized to before the centre of that size is cut out.",
            unit = "pixels",
            min = 1)
        Optional<Integer> shorterSide,
    @Param(
            doc = "Missing, broken and duplicate files: stop, or skip (and list them).",
            byDefault = "stop")
        Problems problems)
    implements DatasetProvider {
  private static final Limits LIMITS = new Limits(10_000, 50);

  /** Checks the size. */
  public ImageList {
    new Geometry(size, color, resize, fit, shorterSide);
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    Path list = access.resolve(train);
    Path root = folder.map(access::resolve).orElseGet(() -> list.resolveSibling(""));
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException(root.toString());
    }
    Names names = new Names(Optional.empty());
    if (classNames.isPresent()) {
      names = Names.read(access.resolve(classNames.get()));
    }
    List<Entry> entries = new ArrayList<>();
    Set<ClassFolder> classes = new LinkedHashSet<>();
    List<Problem> found = new ArrayList<>();
    add(Section.TRAIN, list, root, names, entries, classes, found);
    if (validation.isPresent()) {
      Path path = access.resolve(validation.get());
      add(Section.VALIDATION, path, root, names, entries, classes, found);
    }
    if (test.isPresent()) {
      add(Section.TEST, access.resolve(test.get()), root, names, entries, classes, found);
    }
    Geometry geometry = new Geometry(size, color, resize, fit, shorterSide);
    return new PictureSet("image-list", root, geometry, LIMITS, problems)
        .load(access.cache("image-folder"), entries, List.copyOf(classes), found);
  }

  private void add(
      Section section,
      Path list,
      Path root,
      Names names,
      List<Entry> entries,
      Set<ClassFolder> classes,
      List<Problem> found)
      throws IOException {
    Path home = root.toRealPath();
    for (ListFile.Line line : new ListFile(paths, labels).read(list)) {
      String label = ClassNames.composed(names.of(line.label(), list, line.number()));
      classes.add(new ClassFolder(section, label, label));
      Path path = root.resolve(line.path()).normalize();
      String where = line.path() + " (" + list.getFileName() + ", line " + line.number() + ")";
      if (!Files.isRegularFile(path)) {
        found.add(new Problem(where, "is not there"));
      } else if (!path.toRealPath().startsWith(home)) {
        found.add(new Problem(where, "leads out of the folder " + root));
      } else {
        entries.add(new Entry(section, label, line.path(), path));
      }
    }
  }

  /** Names of classes whose labels are numbers or codes. */
  private record Names(Optional<java.util.Map<String, String>> byLabel) {
    static Names read(Path file) throws IOException {
      List<String> lines =
          ListFile.text(file).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
      boolean pairs = lines.stream().allMatch(line -> line.matches("(\\d+|n\\d{8})[\\s,:]+.+"));
      java.util.Map<String, String> names = new java.util.LinkedHashMap<>();
      for (int i = 0; i < lines.size(); i++) {
        String[] parts = lines.get(i).split("[\\s,:]+", 2);
        names.put(pairs ? parts[0] : String.valueOf(i), pairs ? parts[1] : lines.get(i));
      }
      return new Names(Optional.of(names));
    }

    String of(String label, Path list, int line) throws IOException {
      if (byLabel.isEmpty()) {
        return label;
      }
      String name = byLabel.get().get(label);
      if (name == null && byLabel.get().containsValue(label)) {
        return label;
      }
      if (name == null) {
        throw new IOException(
            "%s, line %d: the file of class names has no name for '%s'"
                .formatted(list, line, label));
      }
      return name;
    }
  }
}
