package org.graft.backbones.torch;

import static org.graft.backbones.torch.ImageTransform.Interpolation.BICUBIC;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;

/**
 * A network of torchvision's as timm names it: the same layers, other modules.
 *
 * @param original torchvision's
 * @param names what stands in torchvision's names, as a pattern, and what in timm's; the first that
 *     fits counts
 * @param head timm's name of the head
 */
record Renamed(
    String name,
    TorchArchitecture original,
    Map<String, String> names,
    String head,
    ImageTransform transform)
    implements TorchArchitecture {
  private static final int STAGES = 4;

  static List<Renamed> all() {
    List<Renamed> all = new ArrayList<>();
    ImageTransform large = ImageTransform.imageNet(236, 224, BICUBIC);
    ImageTransform middle = ImageTransform.imageNet(248, 224, BICUBIC);
    for (String size : List.of("tiny", "small", "base")) {
      all.add(of("convnext_" + size, "convnext_" + size, convNext(), large));
    }
    for (String size : List.of("tiny", "small", "base")) {
      String vision = "swin_" + size.charAt(0);
      all.add(of("swin_" + size + "_patch4_window7_224", vision, swin(), middle));
    }
    return all;
  }

  private static Renamed of(
      String name, String vision, Map<String, String> names, ImageTransform transform) {
    TorchArchitecture original =
        Torchvision.all().stream().filter(a -> a.name().equals(vision)).findFirst().orElseThrow();
    return new Renamed(name, original, names, "head.fc", transform);
  }

  private static Map<String, String> convNext() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("features\\.0\\.", "stem.");
    names.put("features\\.0", "stem");
    for (int s = 0; s < STAGES; s++) {
      String block = "features\\." + (2 * s + 1) + "\\.(\\d+)";
      String other = "stages." + s + ".blocks.$1";
      names.putIfAbsent("features\\." + 2 * s + "\\.", "stages." + s + ".downsample.");
      names.putIfAbsent("features\\." + 2 * s, "stages." + s + ".downsample");
      names.put(block + "\\.block\\.0", other + ".conv_dw");
      names.put(block + "\\.block\\.1", other + ".tokens");
      names.put(block + "\\.block\\.2", other + ".norm");
      names.put(block + "\\.block\\.3\\.gelu", other + ".mlp.act");
      names.put(block + "\\.block\\.3", other + ".mlp.fc1");
      names.put(block + "\\.block\\.5", other + ".mlp.fc2");
      names.put(block + "\\.block\\.6", other + ".image");
      names.put(block + "\\.layer_scale", other);
      names.put(block + "\\.stochastic_depth", other + ".drop_path");
      names.put(block, other + ".add");
    }
    names.put("classifier\\.0", "head.norm");
    names.put("classifier\\.2", "head.fc");
    return names;
  }

  private static Map<String, String> swin() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("features\\.0\\.0", "patch_embed.proj");
    names.put("features\\.0\\.1", "patch_embed");
    names.put("features\\.0\\.2", "patch_embed.norm");
    for (int s = 0; s < STAGES; s++) {
      String block = "features\\." + (2 * s + 1) + "\\.(\\d+)";
      String other = "layers." + s + ".blocks.$1";
      names.put("features\\." + 2 * s, "layers." + s + ".downsample");
      names.put(block + "\\.mlp\\.0\\.gelu", other + ".mlp.act");
      names.put(block + "\\.mlp\\.0", other + ".mlp.fc1");
      names.put(block + "\\.mlp\\.3", other + ".mlp.fc2");
      names.put(block, other);
    }
    names.put("head", "head.fc");
    return names;
  }

  @Override
  public String library() {
    return Timm.LIBRARY;
  }

  @Override
  public String citation() {
    return original.citation();
  }

  @Override
  public Shape input() {
    return original.input();
  }

  @Override
  public boolean ignores(String key) {
    return original.ignores(key) || key.endsWith(".attn_mask");
  }

  @Override
  public Network network(Shape input, int classes) {
    Network network = original.network(input, classes);
    List<Node> nodes = new ArrayList<>();
    for (Node node : network.nodes()) {
      List<String> reads = node.inputs().stream().map(this::renamed).toList();
      nodes.add(new Node(renamed(node.name()), node.layer(), reads, renamed(node.block())));
    }
    return new Network(input, nodes);
  }

  private String renamed(String vision) {
    for (Map.Entry<String, String> entry : names.entrySet()) {
      String other = vision.replaceFirst("^" + entry.getKey() + "(?![^.])", entry.getValue());
      String within = vision.replaceFirst("^" + entry.getKey(), entry.getValue());
      if (entry.getKey().endsWith("\\.") && !within.equals(vision)) {
        return within;
      }
      if (!other.equals(vision)) {
        return other;
      }
    }
    return vision;
  }
}
