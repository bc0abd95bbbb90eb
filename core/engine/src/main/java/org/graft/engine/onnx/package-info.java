/**
 * Networks as files of ONNX, for other software to run: {@link org.graft.engine.onnx.OnnxExport}
 * writes them.
 */
@NullMarked
package org.graft.engine.onnx;

import org.jspecify.annotations.NullMarked;
