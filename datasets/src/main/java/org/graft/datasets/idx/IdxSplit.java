package org.graft.datasets.idx;

import java.io.IOException;
import org.graft.spi.data.Examples;

/**
 * The images of one split and their labels.
 *
 * @param images file of images
 * @param labels file of labels
 */
record IdxSplit(IdxFile images, IdxFile labels) {
  /**
   * Reads both.
   *
   * @param encoding what labels and pixels mean
   * @throws IOException saying what file is wrong and how
   */
  Examples read(Encoding encoding) throws IOException {
    IdxLabels read = IdxLabels.read(labels.path());
    labels.check(read.sha256());
    return read(read, encoding);
  }

  /** Reads the images to labels read before. */
  Examples read(IdxLabels read, Encoding encoding) throws IOException {
    IdxImages pictures = IdxImages.read(images.path(), encoding.pixels());
    images.check(pictures.sha256());
    if (pictures.pixels().rows() != read.size()) {
      throw new IOException(
          "%s has %d images and %s has %d labels; expected as many"
              .formatted(images.path(), pictures.pixels().rows(), labels.path(), read.size()));
    }
    return new Examples(
        pictures.pixels(), read.indices(encoding.firstLabel(), encoding.classes().size()));
  }
}
