/**
 * Pictures in folders. Start at {@link org.graft.datasets.images.ImageFolder}, which goes one way:
 * {@code FolderScan} lists files, {@code Inspection} reads their bytes and headers, {@code
 * Selection} decides which of them count, {@code PictureStore} has them decoded once and keeps the
 * numbers. {@code Geometry} turns a picture into numbers; {@code PictureReader} is the only class
 * that meets an image library. Scaling and augmentation do not come in here.
 */
@NullMarked
package org.graft.datasets.images;

import org.jspecify.annotations.NullMarked;
