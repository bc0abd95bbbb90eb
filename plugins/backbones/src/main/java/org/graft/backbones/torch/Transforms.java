package org.graft.backbones.torch;

import static org.graft.backbones.torch.ImageTransform.Interpolation.BICUBIC;
import static org.graft.backbones.torch.ImageTransform.Interpolation.BILINEAR;
import static org.graft.backbones.torch.ImageTransform.imageNet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What photographs go through, by the first weights that torchvision 0.14 lists of each network.
 */
final class Transforms {
  private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);
  private static final Map<String, ImageTransform> OTHERS = others();

  private Transforms() {}

  static ImageTransform of(String name) {
    return OTHERS.getOrDefault(name, imageNet(256, 224));
  }

  private static Map<String, ImageTransform> others() {
    Map<String, ImageTransform> all = new HashMap<>();
    for (String name :
        List.of(
            "convnext_base",
            "convnext_large",
            "mnasnet0_75",
            "mnasnet1_3",
            "resnext101_64x4d",
            "shufflenet_v2_x1_5",
            "shufflenet_v2_x2_0")) {
      all.put(name, imageNet(232, 224));
    }
    all.put("convnext_small", imageNet(230, 224));
    all.put("convnext_tiny", imageNet(236, 224));
    all.put("vit_l_16", imageNet(242, 224));
    all.put("vit_h_14", imageNet(518, 518, BICUBIC));
    all.put("regnet_y_128gf", imageNet(384, 384, BICUBIC));
    all.put("maxvit_t", imageNet(224, 224, BICUBIC));
    all.put("swin_t", imageNet(232, 224, BICUBIC));
    all.put("swin_s", imageNet(246, 224, BICUBIC));
    all.put("swin_b", imageNet(238, 224, BICUBIC));
    all.put("swin_v2_t", imageNet(260, 256, BICUBIC));
    all.put("swin_v2_s", imageNet(260, 256, BICUBIC));
    all.put("swin_v2_b", imageNet(272, 256, BICUBIC));
    int[][] sides = {
      {256, 224}, {256, 240}, {288, 288}, {320, 300}, {384, 380}, {456, 456}, {528, 528}, {600, 600}
    };
    for (int b = 0; b < sides.length; b++) {
      all.put("efficientnet_b" + b, imageNet(sides[b][0], sides[b][1], BICUBIC));
    }
    all.put("efficientnet_v2_s", imageNet(384, 384));
    all.put("efficientnet_v2_m", imageNet(480, 480));
    all.put("efficientnet_v2_l", new ImageTransform(480, 480, BICUBIC, HALF, HALF));
    // Their published weights turn ImageNet's means and deviations into halves within the network.
    all.put("googlenet", new ImageTransform(256, 224, BILINEAR, HALF, HALF));
    all.put("inception_v3", new ImageTransform(342, 299, BILINEAR, HALF, HALF));
    return Map.copyOf(all);
  }
}
