@NullMarked
package org.graft.spi.augmentation;

import org.jspecify.annotations.NullMarked;
