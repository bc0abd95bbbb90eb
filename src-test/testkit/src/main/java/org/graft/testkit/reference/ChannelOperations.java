package org.graft.testkit.reference;

import java.util.stream.IntStream;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.ImageLayer;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.NormalizationLayer;

/** Which operation a layer on channels is. */
final class ChannelOperations {
  private ChannelOperations() {}

  /** A table with these layers too. */
  static LayerCases<Place, Operation> and(LayerCases<Place, Operation> others) {
    return normalizing(
        others
            .with(ChannelLayer.Slice.class, (l, at) -> Moves.slice(l, at.in(), at.out()))
            .with(ChannelLayer.ChannelPadding.class, (l, at) -> Moves.padding(l, at.in(), at.out()))
            .with(ChannelLayer.ChannelShuffle.class, (l, at) -> Moves.shuffle(l, at.in()))
            .with(
                ChannelLayer.LayerScale.class,
                (l, at) -> new Weighing(at.channels(), at.kernel(), true))
            .with(ChannelLayer.PRelu.class, ChannelOperations::prelu)
            .with(
                ImageLayer.AdaptiveAveragePooling.class,
                (l, at) -> Moves.adaptive(l.size(), at.in(), at.out()))
            .with(ImageLayer.Upsampling.class, (l, at) -> Moves.upsampling(l, at.in(), at.out()))
            .with(ImageLayer.Cropping.class, (l, at) -> Moves.cropping(l, at.in(), at.out()))
            .with(ImageLayer.SpaceToDepth.class, (l, at) -> Moves.depth(l, at.in(), at.out())));
  }

  private static LayerCases<Place, Operation> normalizing(LayerCases<Place, Operation> others) {
    return others
        .with(
            NormalizationLayer.LayerNormalization.class,
            (l, at) -> new Standardising(at.tokens(), at.channels(), l.epsilon(), at.variables()))
        .with(NormalizationLayer.GroupNormalization.class, ChannelOperations::grouped)
        .with(
            NormalizationLayer.GlobalResponseNormalization.class,
            (l, at) -> new ResponseNorm(at.in().size(0), at.area(), l.epsilon(), at.variables()))
        .with(
            NormalizationLayer.LocalResponseNormalization.class,
            (l, at) -> new Competing(l, at.in().size(0), at.area()))
        .with(
            NormalizationLayer.L2Normalization.class,
            (l, at) -> new Directing(at.in().size(at.in().rank() - 1), l.epsilon()));
  }

  private static Operation prelu(ChannelLayer.PRelu layer, Place at) {
    int[] channels = at.channels();
    return new Weighing(layer.shared() ? new int[channels.length] : channels, at.kernel(), false);
  }

  private static Operation grouped(NormalizationLayer.GroupNormalization layer, Place at) {
    int own = at.in().size(0) / layer.groups();
    int[] groups = IntStream.of(at.channels()).map(c -> c / own).toArray();
    return new Standardising(groups, at.channels(), layer.epsilon(), at.variables());
  }
}
