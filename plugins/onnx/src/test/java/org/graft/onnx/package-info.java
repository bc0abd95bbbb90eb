/** Tests of networks in ONNX. */
@NullMarked
package org.graft.onnx;

import org.jspecify.annotations.NullMarked;
