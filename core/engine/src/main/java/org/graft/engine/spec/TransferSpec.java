package org.graft.engine.spec;

import java.util.Optional;
import org.graft.engine.data.DataSpec;
import org.graft.spi.base.Param;

/**
 * A source and a target.
 *
 * @param name given, or made of the two labels
 * @param source what the source model is trained on; for pretrained backbones it may be absent
 * @param target what it is transferred to
 */
public record TransferSpec(
    @Param(doc = "Its name; made of the two labels when absent.") String name,
    @Param(doc = "What source models are trained on; absent for pretrained backbones.")
        Optional<DataSpec> source,
    @Param(doc = "The data set to transfer to.") DataSpec target) {}
