/** Tests of Keras files, against numbers that PyTorch printed and files broken on purpose. */
@NullMarked
package org.graft.backbones.keras;

import org.jspecify.annotations.NullMarked;
