/**
 * Networks that Keras saved as HDF5. Start at {@link org.graft.backbones.keras.KerasFile}.
 *
 * <p>HDF5 is read by jHDF: 0.6 MB of pure Java, where JavaCPP's build of the C library is 3 MB a
 * platform and runs native code over files from anywhere. Only the arrays that the configuration
 * asks for are read; links that leave the file are refused; whatever the library throws over a
 * damaged file becomes one message. Keras's channels-last arrays are turned to channels first here,
 * and nowhere else.
 */
@NullMarked
package org.graft.backbones.keras;

import org.jspecify.annotations.NullMarked;
