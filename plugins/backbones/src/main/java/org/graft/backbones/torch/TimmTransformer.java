package org.graft.backbones.torch;

import static org.graft.backbones.torch.ImageTransform.Interpolation.BICUBIC;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.TokenLayer;

/**
 * Vision transformers (arXiv:2010.11929), DeiT (arXiv:2012.12877), DINOv2 (arXiv:2304.07193), also
 * with registers (arXiv:2309.16588), and CLIP's tower for images (arXiv:2103.00020). The embedding
 * of patches belongs to the first encoder layer's block, so that blocks are encoder layers.
 *
 * @param patch side of a patch, in pixels
 * @param layers encoder layers
 * @param features of a token; a head of attention has 64
 * @param kind what tells it from the others
 */
record TimmTransformer(String name, int patch, int layers, int features, Kind kind)
    implements TorchArchitecture {
  private static final int HEAD = 64;
  private static final int REGISTERS = 4;
  private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);
  private static final String POSITIONS = "pos_embed";

  /** What tells transformers apart. */
  enum Kind {
    /** As first published. */
    PLAIN("arXiv:2010.11929", 224),
    /** The same, trained by distillation. */
    DEIT("arXiv:2012.12877", 224),
    /** With layer scale and no head. */
    DINO("arXiv:2304.07193", 518),
    /** With registers besides, which have no positions, as the class token has none. */
    DINO_REGISTERS("arXiv:2309.16588", 518),
    /** Normalised before the first layer. */
    CLIP("arXiv:2103.00020", 224),
    /** The same with the quick GELU of its first weights. */
    CLIP_QUICK("arXiv:2103.00020", 224);

    private final String citation;
    private final int side;

    Kind(String citation, int side) {
      this.citation = citation;
      this.side = side;
    }

    boolean dino() {
      return this == DINO || this == DINO_REGISTERS;
    }

    boolean clip() {
      return this == CLIP || this == CLIP_QUICK;
    }
  }

  static List<TimmTransformer> all() {
    List<TimmTransformer> all = new ArrayList<>();
    int[][] sizes = {{12, 192}, {12, 384}, {12, 768}};
    List<String> names = List.of("tiny", "small", "base");
    for (int s = 0; s < sizes.length; s++) {
      String size = names.get(s);
      int[] is = sizes[s];
      all.add(of("vit_" + size + "_patch16_224", 16, is, Kind.PLAIN));
      if (s > 0) {
        all.add(of("vit_" + size + "_patch32_224", 32, is, Kind.PLAIN));
        all.add(of("vit_" + size + "_patch14_dinov2", 14, is, Kind.DINO));
        all.add(of("vit_" + size + "_patch14_reg4_dinov2", 14, is, Kind.DINO_REGISTERS));
      }
      all.add(of("deit_" + size + "_patch16_224", 16, is, Kind.DEIT));
    }
    for (String quick : List.of("", "quickgelu_")) {
      Kind kind = quick.isEmpty() ? Kind.CLIP : Kind.CLIP_QUICK;
      all.add(of("vit_base_patch32_clip_" + quick + "224", 32, sizes[2], kind));
      all.add(of("vit_base_patch16_clip_" + quick + "224", 16, sizes[2], kind));
    }
    return all;
  }

  private static TimmTransformer of(String name, int patch, int[] size, Kind kind) {
    return new TimmTransformer(name, patch, size[0], size[1], kind);
  }

  @Override
  public String library() {
    return Timm.LIBRARY;
  }

  @Override
  public String citation() {
    return kind.citation;
  }

  @Override
  public Shape input() {
    return Shape.of(3, kind.side, kind.side);
  }

  @Override
  public ImageTransform transform() {
    if (kind == Kind.PLAIN) {
      return new ImageTransform(248, kind.side, BICUBIC, HALF, HALF);
    }
    if (kind.clip()) {
      return new ImageTransform(
          kind.side,
          kind.side,
          BICUBIC,
          List.of(0.48145466, 0.4578275, 0.40821073),
          List.of(0.26862954, 0.26130258, 0.27577711));
    }
    return ImageTransform.imageNet(kind == Kind.DEIT ? 248 : kind.side, kind.side, BICUBIC);
  }

  @Override
  public String head() {
    return "head";
  }

  @Override
  public boolean headed() {
    return !kind.dino();
  }

  @Override
  public Optional<Positions> positions() {
    return Optional.of(new Positions(POSITIONS, kind == Kind.DINO_REGISTERS ? 0 : 1));
  }

  @Override
  public boolean ignores(String key) {
    return TorchArchitecture.super.ignores(key) || key.equals("mask_token");
  }

  @Override
  public List<TorchTensor> tensors(Network network) {
    return TorchArchitecture.super.tensors(network).stream()
        .filter(t -> headed() || !t.key().startsWith("head."))
        .toList();
  }

  private double epsilon() {
    return kind.clip() ? 1e-5 : 1e-6;
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input).block("blocks.0");
    Conv embedding = Conv.of(features, patch).stride(patch).border(0);
    draft.conv("patch_embed.proj", kind.clip() ? embedding : embedding.biased());
    draft.toTokens("patch_embed");
    if (kind == Kind.DINO_REGISTERS) {
      draft.put(POSITIONS, new TokenLayer.PositionEmbedding());
      draft.put("reg_token", new TokenLayer.LearnedTokens(REGISTERS, 0));
      draft.put("cls_token", new TokenLayer.LearnedTokens(1, 0));
    } else {
      draft.put("cls_token", new TokenLayer.LearnedTokens(1, 0));
      draft.put(POSITIONS, new TokenLayer.PositionEmbedding());
    }
    if (kind.clip()) {
      draft.layerNorm("norm_pre", epsilon());
    }
    for (int i = 0; i < layers; i++) {
      encode(draft.block("blocks." + i), "blocks." + i);
    }
    return draft
        .layerNorm("norm", epsilon())
        .put("class", new ChannelLayer.Slice(0, 1))
        .put("class.features", new Layer.Flatten())
        .block(head())
        .dense(head(), classes)
        .classifier();
  }

  private void encode(Draft draft, String name) {
    String start = draft.last();
    draft
        .layerNorm(name + ".norm1", epsilon())
        .dense(name + ".attn.qkv", 3 * features)
        .put(name + ".attn", new TokenLayer.Attention(features / HEAD, 0))
        .dense(name + ".attn.proj", features);
    scale(draft, name + ".ls1");
    String middle = draft.add(name + ".add_1", start).last();
    draft
        .layerNorm(name + ".norm2", epsilon())
        .dense(name + ".mlp.fc1", 4 * features)
        .activation(
            name + ".mlp.act",
            kind == Kind.CLIP_QUICK ? ActivationFunction.QUICK_GELU : ActivationFunction.GELU)
        .dense(name + ".mlp.fc2", features);
    scale(draft, name + ".ls2");
    draft.add(name, middle);
  }

  private void scale(Draft draft, String name) {
    if (kind.dino()) {
      draft.put(name, new ChannelLayer.LayerScale(1e-5));
    }
  }
}
