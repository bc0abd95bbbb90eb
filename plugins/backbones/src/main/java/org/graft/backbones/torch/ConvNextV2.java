package org.graft.backbones.torch;

import static org.graft.backbones.torch.ImageTransform.Interpolation.BICUBIC;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Network;
import org.graft.spi.network.NormalizationLayer;

/**
 * ConvNeXt's second version, with global response normalisation (arXiv:2301.00808).
 *
 * @param width channels of the first stage, doubled by each of the others
 * @param stages blocks of each stage
 */
record ConvNextV2(String name, int width, List<Integer> stages) implements TorchArchitecture {
  private static final double EPSILON = 1e-6;

  static List<ConvNextV2> all() {
    return List.of(
        new ConvNextV2("convnextv2_atto", 40, List.of(2, 2, 6, 2)),
        new ConvNextV2("convnextv2_femto", 48, List.of(2, 2, 6, 2)),
        new ConvNextV2("convnextv2_pico", 64, List.of(2, 2, 6, 2)),
        new ConvNextV2("convnextv2_nano", 80, List.of(2, 2, 8, 2)),
        new ConvNextV2("convnextv2_tiny", 96, List.of(3, 3, 9, 3)),
        new ConvNextV2("convnextv2_base", 128, List.of(3, 3, 27, 3)));
  }

  @Override
  public String library() {
    return Timm.LIBRARY;
  }

  @Override
  public String citation() {
    return "arXiv:2301.00808";
  }

  @Override
  public Shape input() {
    return Shape.of(3, transform().crop(), transform().crop());
  }

  @Override
  public ImageTransform transform() {
    return ImageTransform.imageNet(256, 224, BICUBIC);
  }

  @Override
  public String head() {
    return "head.fc";
  }

  /** The larger ones have matrices where the smaller ones have convolutions of one pixel. */
  @Override
  public TorchTensor published(TorchTensor usual) {
    boolean matrix = width > 80 && usual.key().matches(".*\\.mlp\\.fc[12]\\.weight");
    return matrix ? usual.shaped(Shape.of(usual.shape().size(0), usual.shape().size(1))) : usual;
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input).block("stem");
    draft.conv("stem.0", Conv.of(width, 4).stride(4).border(0).biased());
    draft.layerNorm("stem.1", EPSILON);
    for (int s = 0; s < stages.size(); s++) {
      if (s > 0) {
        String name = "stages." + s + ".downsample";
        draft.block(name).layerNorm(name + ".0", EPSILON);
        draft.conv(name + ".1", Conv.of(width << s, 2).stride(2).border(0).biased());
      }
      for (int i = 0; i < stages.get(s); i++) {
        block(draft, "stages." + s + ".blocks." + i);
      }
    }
    return draft
        .average("head.global_pool")
        .block(head())
        .layerNorm("head.norm", EPSILON)
        .dense(head(), classes)
        .classifier();
  }

  private static void block(Draft draft, String name) {
    String start = draft.block(name).last();
    int channels = draft.channels();
    draft
        .conv(name + ".conv_dw", Conv.of(channels, 7).groups(channels).biased())
        .layerNorm(name + ".norm", EPSILON)
        .conv(name + ".mlp.fc1", Conv.of(4 * channels, 1).biased())
        .activation(name + ".mlp.act", ActivationFunction.GELU)
        .put(name + ".mlp.grn", new NormalizationLayer.GlobalResponseNormalization(EPSILON))
        .conv(name + ".mlp.fc2", Conv.of(channels, 1).biased())
        .add(name, start);
  }
}
