package org.graft.datasets.idx;

/** How an image's pixels follow one another in the file. */
public enum PixelOrder {
  /** Row by row, as in MNIST. */
  ROWS,
  /** Column by column, as in EMNIST; read back so that the image stands upright. */
  COLUMNS
}
