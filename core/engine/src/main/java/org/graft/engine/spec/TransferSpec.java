package org.graft.engine.spec;

import org.graft.engine.data.DataSpec;

/**
 * A source and a target.
 *
 * @param name given, or made of the two labels
 * @param source what the source model is trained on; for pretrained backbones it may be absent
 * @param target what it is transferred to
 */
public record TransferSpec(String name, java.util.Optional<DataSpec> source, DataSpec target) {}
