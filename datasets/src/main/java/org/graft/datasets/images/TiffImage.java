package org.graft.datasets.images;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

/**
 * The first page of a TIFF, read as Pillow does where the JDK differs: a fourth sample that the
 * file does not call alpha (TIFF 6.0, ExtraSamples) hides nothing, and palettes of 16 bits become 8
 * by their high byte.
 */
final class TiffImage {
  private TiffImage() {}

  /** The first page of what {@code reader} reads. */
  static BufferedImage read(ImageReader reader) throws IOException {
    BufferedImage image = reader.read(0);
    int type = image.getRaster().getTransferType();
    if (type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT) {
      throw new UnsupportedPictureException(
          "its samples are not of 8 or 16 bits; write it with such, scaled as you mean it");
    }
    TIFFDirectory tags = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
    Optional<TIFFField> map =
        Optional.ofNullable(tags.getTIFFField(BaselineTIFFTagSet.TAG_COLOR_MAP));
    if (image.getColorModel() instanceof IndexColorModel model && map.isPresent()) {
      return new BufferedImage(palette(model, map.get()), image.getRaster(), false, null);
    }
    int extra =
        Optional.ofNullable(tags.getTIFFField(BaselineTIFFTagSet.TAG_EXTRA_SAMPLES))
            .map(field -> field.getAsInt(0))
            .orElse(BaselineTIFFTagSet.EXTRA_SAMPLES_UNSPECIFIED);
    boolean transparent = extra != BaselineTIFFTagSet.EXTRA_SAMPLES_UNSPECIFIED;
    return transparent || !image.getColorModel().hasAlpha() ? image : withoutAlpha(image);
  }

  /** Reds, greens and blues follow one another in a TIFF's map. */
  private static IndexColorModel palette(IndexColorModel model, TIFFField map) {
    int size = map.getCount() / 3;
    byte[][] colours = new byte[3][size];
    for (int i = 0; i < 3 * size; i++) {
      colours[i / size][i % size] = (byte) (map.getAsInt(i) >> 8);
    }
    return new IndexColorModel(model.getPixelSize(), size, colours[0], colours[1], colours[2]);
  }

  private static BufferedImage withoutAlpha(BufferedImage image) {
    ColorModel model = image.getColorModel();
    int[] bands = new int[model.getNumColorComponents()];
    for (int i = 0; i < bands.length; i++) {
      bands[i] = i;
    }
    WritableRaster all = image.getRaster();
    WritableRaster colours =
        all.createWritableChild(0, 0, all.getWidth(), all.getHeight(), 0, 0, bands);
    ColorModel opaque =
        new ComponentColorModel(
            model.getColorSpace(), false, false, ColorModel.OPAQUE, all.getTransferType());
    return new BufferedImage(opaque, colours, false, null);
  }
}
