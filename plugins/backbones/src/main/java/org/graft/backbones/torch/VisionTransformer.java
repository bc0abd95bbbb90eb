package org.graft.backbones.torch;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.TokenLayer;

/**
 * Vision transformers (arXiv:2010.11929). The embedding of patches belongs to the first encoder
 * layer's block, so that blocks are encoder layers.
 *
 * @param patch side of a patch, in pixels
 * @param layers encoder layers
 * @param heads of attention
 * @param features of a token
 */
record VisionTransformer(String name, int patch, int layers, int heads, int features)
    implements VisionArchitecture {
  private static final double EPSILON = 1e-6;
  private static final String POSITIONS = "encoder.pos_embedding";

  static List<VisionTransformer> all() {
    return List.of(
        new VisionTransformer("vit_b_16", 16, 12, 12, 768),
        new VisionTransformer("vit_b_32", 32, 12, 12, 768),
        new VisionTransformer("vit_l_16", 16, 24, 16, 1024),
        new VisionTransformer("vit_l_32", 32, 24, 16, 1024),
        new VisionTransformer("vit_h_14", 14, 32, 16, 1280));
  }

  @Override
  public String citation() {
    return "arXiv:2010.11929";
  }

  @Override
  public String head() {
    return "heads.head";
  }

  @Override
  public Optional<Positions> positions() {
    return Optional.of(new Positions(POSITIONS, 1));
  }

  @Override
  public TorchTensor published(TorchTensor usual) {
    return usual.named(usual.key().replace("self_attention.in_proj.", "self_attention.in_proj_"));
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input).block(layer(0));
    draft.conv("conv_proj", Conv.of(features, patch).stride(patch).border(0).biased());
    draft
        .toTokens("tokens")
        .put("class_token", new TokenLayer.LearnedTokens(1, 0))
        .put(POSITIONS, new TokenLayer.PositionEmbedding());
    for (int i = 0; i < layers; i++) {
      encode(draft.block(layer(i)), layer(i));
    }
    return draft
        .layerNorm("encoder.ln", EPSILON)
        .put("class", new ChannelLayer.Slice(0, 1))
        .put("class.features", new Layer.Flatten())
        .block(head())
        .dense(head(), classes)
        .classifier();
  }

  private static String layer(int i) {
    return "encoder.layers.encoder_layer_" + i;
  }

  private void encode(Draft draft, String name) {
    String start = draft.last();
    String middle =
        draft
            .layerNorm(name + ".ln_1", EPSILON)
            .dense(name + ".self_attention.in_proj", 3 * features)
            .put(name + ".self_attention", new TokenLayer.Attention(heads, 0))
            .dense(name + ".self_attention.out_proj", features)
            .add(name + ".add_1", start)
            .last();
    draft
        .layerNorm(name + ".ln_2", EPSILON)
        .mlp(name + ".mlp.0", name + ".mlp.3", 4 * features)
        .add(name, middle);
  }
}
