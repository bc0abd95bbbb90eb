/** Families against numbers that their libraries printed. */
@NullMarked
package org.graft.backbones.torch;

import org.jspecify.annotations.NullMarked;
