/**
 * Networks in ONNX, run by ONNX Runtime as they are: for classifying and for features. Start at
 * {@link org.graft.onnx.OnnxFile}. Nothing of ONNX Runtime is seen outside.
 *
 * <p>The library's jar holds natives of every platform, a third of all that Graft downloads; so it
 * comes with the Maven profile {@code onnx} alone.
 */
@NullMarked
package org.graft.onnx;

import org.jspecify.annotations.NullMarked;
