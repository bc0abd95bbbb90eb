package org.graft.datasets.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.DatasetProvider;
import org.graft.spi.Name;
import org.graft.spi.Param;
import org.graft.spi.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Note;
import org.graft.spi.network.Extent;

/**
 * Pictures in class folders: {@code {image-folder: {folder: pets, size: 224}}}. Inputs are [n,
 * channels, height, width] with values 0..255; classes are the folders' names, sorted.
 *
 * <p>The folder holds {@code train} and, if there are any, {@code valid} (or {@code validation})
 * and {@code test}, each with a folder for every class; or just a folder for every class, of which
 * {@code test} draws a share, stratified, by the data set's seed. Without either there are no test
 * examples, and the view must split some off.
 *
 * <p>Files are JPEG (CMYK too), PNG, BMP, GIF (its first frame) and WebP, known by their content.
 * They are turned as EXIF says; transparency is laid over white; 16 bits become 8 by their high
 * byte; colour profiles are not applied, but for CMYK. Each is decoded once and kept as numbers in
 * the cache, under a name that follows from the files' bytes and these parameters.
 *
 * <p>Files that are no pictures, empty, broken, truncated, too large by their header, hidden,
 * outside class folders or behind links that lead out of the folder, files with the same bytes, and
 * classes without pictures to train on are problems. With {@code skip} they are left out: of copies
 * the one in test stays, or else that in validation, or the first; copies under two classes all go.
 *
 * @param folder where they lie
 * @param size height and width of inputs
 * @param color channels
 * @param resize how sizes change
 * @param fit how aspect ratios change
 * @param test share of each class to test, drawn from train
 * @param problems what to do about files that do not belong there
 * @param maxSide most pixels a side, by header
 * @param maxMegapixels most pixels in all, by header
 */
@Name(
    value = "image-folder",
    doc = "Pictures in class folders: train/valid/test of them, or one of which a share is tested.")
public record ImageFolder(
    @Param(doc = "Folder of class folders, or of train, valid and test with class folders each.")
        Path folder,
    @Param(doc = "Height and width of inputs: 224, or 120x160.", unit = "pixels") Extent size,
    @Param(doc = "Channels: rgb, or grey.", byDefault = "rgb") Color color,
    @Param(
            doc =
                "Resizing: by Keras's names, which do not antialias, or pillow-*, which do;"
                    + " features differ.",
            byDefault = "bilinear")
        Resize resize,
    @Param(
            doc = "Other aspect ratios: stretch, center-crop, or pad with black.",
            byDefault = "stretch")
        Fit fit,
    @Param(doc = "Share of each class to test, drawn from train where there is no folder test.")
        Optional<Double> test,
    @Param(
            doc =
                "Broken, hidden and duplicate files, and classes train lacks: stop, or skip (and"
                    + " list them).",
            byDefault = "stop")
        Problems problems,
    @Param(
            doc = "Pictures with a longer side, by their header, are problems.",
            unit = "pixels",
            byDefault = "10000",
            min = 1,
            max = 65535)
        int maxSide,
    @Param(
            doc = "Pictures with more pixels, by their header, are problems.",
            unit = "megapixels",
            byDefault = "50",
            min = 0.001,
            max = 700)
        double maxMegapixels)
    implements DatasetProvider {
  /** Checks size and share. */
  public ImageFolder {
    if (size.height() < 1 || size.width() < 1) {
      throw new IllegalArgumentException("size must be 1 or more each way, found " + size);
    }
    if (test.isPresent() && !(test.get() > 0 && test.get() < 1)) {
      throw new IllegalArgumentException("test must lie in (0, 1), found " + test.get());
    }
  }

  /** Pictures in {@code folder} brought to {@code size}, all else by default. */
  public ImageFolder(Path folder, Extent size) {
    this(
        folder,
        size,
        Color.RGB,
        Resize.BILINEAR,
        Fit.STRETCH,
        Optional.empty(),
        Problems.STOP,
        10_000,
        50);
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    Path root = access.resolve(folder);
    Path cache = access.cache("image-folder");
    FolderScan scan = FolderScan.of(root);
    checkTest(scan);
    Limits limits = new Limits(maxSide, maxMegapixels);
    List<Problem> found = new ArrayList<>(scan.problems());
    List<Inspection> whole = new ArrayList<>();
    for (Inspection picture : Inspection.all(scan.entries(), limits)) {
      picture
          .refusal()
          .ifPresentOrElse(
              why -> found.add(new Problem(picture.entry().name(), why)), () -> whole.add(picture));
    }
    Geometry geometry = new Geometry(size, color, resize, fit);
    StoredPictures stored = new PictureStore(cache, geometry, limits).load(whole);
    List<Inspection> sound = new ArrayList<>();
    for (Inspection picture : whole) {
      stored
          .refusal(picture.digest())
          .ifPresentOrElse(
              why -> found.add(new Problem(picture.entry().name(), why)), () -> sound.add(picture));
    }
    Selection selection = new Selection(sound, scan.folders());
    found.addAll(selection.problems());
    List<Note> notes = new ProblemList(root, found).settle(problems, cache);
    if (selection.classes().size() < 2) {
      throw new IOException(
          "image-folder: %s has pictures of %s to train on; expected two classes or more"
              .formatted(root, selection.classes()));
    }
    return dataset(selection, stored, geometry, seed, notes);
  }

  private void checkTest(FolderScan scan) throws IOException {
    if (test.isPresent()
        && scan.folders().stream().anyMatch(folder -> folder.section() == Section.TEST)) {
      throw new IOException(
          "image-folder: %s has a folder test, and test: %s would draw another; leave one of them out"
              .formatted(folder, test.get()));
    }
  }

  private Dataset dataset(
      Selection selection, StoredPictures stored, Geometry geometry, Seed seed, List<Note> notes) {
    List<Inspection> pictures =
        test.isPresent() ? new TestShare(test.get(), seed).of(selection.kept()) : selection.kept();
    List<String> classes = selection.classes();
    Examples validation = examples(Section.VALIDATION, pictures, classes, stored, geometry);
    return new Dataset(
        classes,
        examples(Section.TRAIN, pictures, classes, stored, geometry),
        Optional.of(validation).filter(v -> v.size() > 0),
        examples(Section.TEST, pictures, classes, stored, geometry),
        notes);
  }

  private static Examples examples(
      Section section,
      List<Inspection> pictures,
      List<String> classes,
      StoredPictures stored,
      Geometry geometry) {
    List<Inspection> theirs =
        pictures.stream().filter(p -> p.entry().section() == section).toList();
    return new Examples(
        stored.tensor(theirs.stream().map(Inspection::digest).toList(), geometry),
        theirs.stream().mapToInt(p -> classes.indexOf(p.entry().label())).toArray());
  }
}
