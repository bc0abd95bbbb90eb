package org.graft.datasets.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.network.Size;

/**
 * Pictures in class folders: {@code {image-folder: {folder: pets, size: 224}}}. Inputs are [n,
 * channels, height, width] with values 0..255; classes are the folders' names, in the order of
 * {@link org.graft.spi.data.ClassNames}.
 *
 * <p>The folder holds {@code train} and, if there are any, {@code valid} (or {@code validation})
 * and {@code test}, each with a folder for every class; or just a folder for every class. Without
 * {@code test} there are no test examples, and the view splits some off, stratified: {@code test:
 * 0.2} beside {@code image-folder}.
 *
 * <p>Files are JPEG (CMYK too), PNG, BMP (of OS/2 too), GIF and WebP (of animations the first frame
 * on their screen) and TIFF (its first page, of 8 or 16 bits), known by their content. A JPEG whose
 * pixels are all there but not its end-of-image marker is read, and noted. They are turned as EXIF
 * says; transparency is laid over white (Pillow's {@code convert("RGB")} shows what it hides); 16
 * bits become 8 by their high byte; colour profiles are not applied, but for CMYK. Else pixels are
 * Pillow's, those of JPEG to rounding. Each is decoded once and kept as numbers in the cache, under
 * a name that follows from the files' bytes and these parameters.
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
 * @param layout what the sub-folders are; found out when not said
 * @param problems what to do about files that do not belong there
 * @param maxSide most pixels a side, by header
 * @param maxMegapixels most pixels in all, by header
 * @param shorterSide what the shorter side is resized to before the centre is cut out
 */
@Name(
    value = "image-folder",
    doc = "Pictures in class folders, or in train, valid and test with class folders each.")
public record ImageFolder(
    @Param(
            doc =
                "Folder of class folders (then split some off: `test: 0.2`), or of train and test.")
        Path folder,
    @Param(doc = "Height and width of inputs: 224, or 120x160.", unit = "pixels") Size size,
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
    @Param(
            doc =
                "What sub-folders are: classes, or splits (train, valid, test); when not said,"
                    + " splits where train has folders and no files of its own.")
        Optional<Layout> layout,
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
        double maxMegapixels,
    @Param(
            doc =
                "What the shorter side is resized to before the centre of that size is cut out, as"
                    + " networks of torchvision, timm and the Hub expect; absent: fit alone.",
            unit = "pixels",
            min = 1)
        Optional<Integer> shorterSide)
    implements DatasetProvider {
  /** Checks the size. */
  public ImageFolder {
    new Geometry(size, color, resize, fit, shorterSide);
  }

  /** Pictures in {@code folder} brought to {@code size}, all else by default. */
  public ImageFolder(Path folder, Size size) {
    this(
        folder,
        size,
        Color.RGB,
        Resize.BILINEAR,
        Fit.STRETCH,
        Optional.empty(),
        Problems.STOP,
        10_000,
        50,
        Optional.empty());
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    Path root = access.resolve(folder);
    Path cache = access.cache("image-folder");
    FolderScan scan = FolderScan.of(root, layout);
    return new PictureSet(
            "image-folder",
            root,
            new Geometry(size, color, resize, fit, shorterSide),
            new Limits(maxSide, maxMegapixels),
            problems)
        .load(cache, scan.entries(), scan.folders(), scan.problems());
  }
}
