package org.graft.testkit.reference;

import java.util.Optional;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.TokenLayer;

/** Which operation a layer on tokens is. */
final class TokenOperations {
  private static final int KEYS_AND_ALL = 3;
  private static final int OUTPUT_KERNEL = 5;

  private TokenOperations() {}

  /** A table with these layers too. */
  static LayerCases<Place, Operation> and(LayerCases<Place, Operation> others) {
    return others
        .with(
            TokenLayer.ToTokens.class, (l, at) -> Moves.turned(at.in(), at.in().size(0), at.area()))
        .with(
            TokenLayer.ToImage.class,
            (l, at) -> Moves.turned(at.in(), at.in().size(0), at.in().size(1)))
        .with(
            TokenLayer.LearnedTokens.class,
            (l, at) -> new Learning(at.lengths()[0], l.at() * at.in().size(1), at.kernel(), true))
        .with(
            TokenLayer.PositionEmbedding.class,
            (l, at) -> new Learning(at.lengths()[0], 0, at.kernel(), false))
        .with(TokenLayer.TokenMean.class, (l, at) -> Moves.tokenMean(at.in()))
        .with(
            TokenLayer.Attention.class,
            (l, at) ->
                new Attending(
                    Seats.all(at.in().size(0)),
                    l.heads(),
                    new Similarity.Product(factor(at, l.heads())),
                    new RelativeBias.None(l.heads()),
                    l.dropout()))
        .with(
            TokenLayer.WindowAttention.class,
            (l, at) ->
                new Attending(
                    Seats.of(l.windows()),
                    l.heads(),
                    new Similarity.Product(l.scale().orElse(factor(at, l.heads()))),
                    new RelativeBias.Table(at.kernel()),
                    l.dropout()))
        .with(TokenLayer.CosineWindowAttention.class, TokenOperations::cosine);
  }

  private static double factor(Place at, int heads) {
    return 1 / Math.sqrt((double) at.out().size(1) / heads);
  }

  private static Operation cosine(TokenLayer.CosineWindowAttention l, Place at) {
    Operation biased = new Shifting(at.out().size(1), at.variables().get(0), at.variables().get(1));
    RelativeBias made =
        new RelativeBias.Made(
            RelativeBias.Made.places(l.windows().size()),
            new Affine(
                2,
                l.hidden(),
                at.variables().get(KEYS_AND_ALL),
                Optional.of(at.variables().get(KEYS_AND_ALL + 1))),
            new Pointwise(ActivationFunction.RELU),
            new Affine(l.hidden(), l.heads(), at.variables().get(OUTPUT_KERNEL), Optional.empty()),
            new Pointwise(ActivationFunction.SIGMOID));
    return new Chained(
        biased,
        new Attending(
            Seats.of(l.windows()),
            l.heads(),
            new Similarity.Cosine(at.variables().get(2)),
            made,
            l.dropout()));
  }
}
