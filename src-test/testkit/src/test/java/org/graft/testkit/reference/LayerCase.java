package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;

/**
 * A layer to be compared with PyTorch's.
 *
 * @param inputs shapes per example
 * @param rows examples
 */
record LayerCase(Layer layer, List<Shape> inputs, int rows) {}
