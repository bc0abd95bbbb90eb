package org.graft.libtorch.operation;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.TokenLayer;

/** Layers on sequences of tokens. */
final class Tokens {
  private Tokens() {}

  static LayerCases<Place, Operation> in(LayerCases<Place, Operation> all) {
    return all.with(
            TokenLayer.ToTokens.class,
            (l, at) -> (x, mode) -> x.get(0).flatten(2, -1).transpose(1, 2))
        .with(
            TokenLayer.ToImage.class,
            (l, at) ->
                (x, mode) ->
                    x.get(0)
                        .transpose(1, 2)
                        .reshape(
                            x.get(0).size(0),
                            at.out().size(0),
                            l.grid().height(),
                            l.grid().width()))
        .with(TokenLayer.LearnedTokens.class, Tokens::learned)
        .with(TokenLayer.PositionEmbedding.class, (l, at) -> (x, mode) -> x.get(0).add(at.kernel()))
        .with(TokenLayer.TokenMean.class, (l, at) -> (x, mode) -> x.get(0).mean(1))
        .with(TokenLayer.Attention.class, Attending::all)
        .with(TokenLayer.WindowAttention.class, Attending::windows)
        .with(TokenLayer.CosineWindowAttention.class, Attending::cosines);
  }

  private static Operation learned(TokenLayer.LearnedTokens l, Place at) {
    int behind = at.in().size(0) - l.at();
    return (inputs, mode) -> {
      Tensor x = inputs.get(0);
      Tensor own = at.kernel().unsqueeze(0).expand(x.size(0), l.count(), at.in().size(1));
      return torch.cat(
          new TensorVector(x.narrow(1, 0, l.at()), own, x.narrow(1, l.at(), behind)), 1);
    };
  }
}
