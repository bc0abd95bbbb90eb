/**
 * torchvision's image classifiers, version 0.14: one record a family, under torchvision's names.
 * Start at {@link org.graft.backbones.torchvision.Torchvision}. Auxiliary heads are left out, as
 * torchvision leaves them out in evaluation.
 */
@NullMarked
package org.graft.backbones.torchvision;

import org.jspecify.annotations.NullMarked;
