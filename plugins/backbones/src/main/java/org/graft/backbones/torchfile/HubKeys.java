package org.graft.backbones.torchfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.backbones.checkpoint.StoredArray;

/**
 * Hugging Face's keys as those of timm and torchvision: names changed, queries, keys and values put
 * one behind the other, pooling layers and mask tokens of pretraining left out.
 */
final class HubKeys {
  /** A rule of the first kind that fits decides; an empty target leaves the array out. */
  private record Rule(Pattern key, String target) {
    static Rule of(String key, String target) {
      return new Rule(Pattern.compile(key), target);
    }
  }

  private static final String BLOCK = "encoder\\.layer\\.(\\d+)\\.";

  private static final List<Rule> TRANSFORMER =
      List.of(
          Rule.of("pooler\\..*|embeddings\\.mask_token", ""),
          Rule.of("embeddings\\.cls_token", "cls_token"),
          Rule.of("embeddings\\.distillation_token", "dist_token"),
          Rule.of("embeddings\\.register_tokens", "reg_token"),
          Rule.of("embeddings\\.position_embeddings", "pos_embed"),
          Rule.of("embeddings\\.patch_embeddings\\.projection\\.(.*)", "patch_embed.proj.$1"),
          Rule.of(
              BLOCK + "attention\\.attention\\.(query|key|value)\\.(.*)",
              "blocks.$1.attn.qkv.$3#$2"),
          Rule.of(BLOCK + "attention\\.output\\.dense\\.(.*)", "blocks.$1.attn.proj.$2"),
          Rule.of(BLOCK + "intermediate\\.dense\\.(.*)", "blocks.$1.mlp.fc1.$2"),
          Rule.of(BLOCK + "output\\.dense\\.(.*)", "blocks.$1.mlp.fc2.$2"),
          Rule.of(BLOCK + "layernorm_before\\.(.*)", "blocks.$1.norm1.$2"),
          Rule.of(BLOCK + "layernorm_after\\.(.*)", "blocks.$1.norm2.$2"),
          Rule.of(BLOCK + "layer_scale(\\d)\\.lambda1", "blocks.$1.ls$2.gamma"),
          Rule.of(BLOCK + "(.*)", "blocks.$1.$2"),
          Rule.of("layernorm\\.(.*)", "norm.$1"),
          Rule.of("cls_classifier\\.(.*)", "head.$1"),
          Rule.of("distillation_classifier\\.(.*)", "head_dist.$1"),
          Rule.of("classifier\\.(.*)", "head.$1"));

  private static final String STAGE = "encoder\\.stages\\.(\\d+)\\.";

  private static final List<Rule> CONVNEXT =
      List.of(
          Rule.of("embeddings\\.patch_embeddings\\.(.*)", "stem.0.$1"),
          Rule.of("embeddings\\.layernorm\\.(.*)", "stem.1.$1"),
          Rule.of(STAGE + "downsampling_layer\\.(.*)", "stages.$1.downsample.$2"),
          Rule.of(STAGE + "layers\\.(\\d+)\\.dwconv\\.(.*)", "stages.$1.blocks.$2.conv_dw.$3"),
          Rule.of(STAGE + "layers\\.(\\d+)\\.layernorm\\.(.*)", "stages.$1.blocks.$2.norm.$3"),
          Rule.of(
              STAGE + "layers\\.(\\d+)\\.pwconv(\\d)\\.(.*)", "stages.$1.blocks.$2.mlp.fc$3.$4"),
          Rule.of(STAGE + "layers\\.(\\d+)\\.layer_scale_parameter", "stages.$1.blocks.$2.gamma"),
          Rule.of(STAGE + "layers\\.(\\d+)\\.(.*)", "stages.$1.blocks.$2.mlp.$3"),
          Rule.of("layernorm\\.(.*)", "head.norm.$1"),
          Rule.of("classifier\\.(.*)", "head.fc.$1"));

  private static final String UNIT = STAGE + "layers\\.(\\d+)\\.";

  private static final List<Rule> RESNET =
      List.of(
          Rule.of("embedder\\.embedder\\.convolution\\.(.*)", "conv1.$1"),
          Rule.of("embedder\\.embedder\\.normalization\\.(.*)", "bn1.$1"),
          Rule.of(UNIT + "shortcut\\.convolution\\.(.*)", "layer$1+1.$2.downsample.0.$3"),
          Rule.of(UNIT + "shortcut\\.normalization\\.(.*)", "layer$1+1.$2.downsample.1.$3"),
          Rule.of(UNIT + "layer\\.(\\d+)\\.convolution\\.(.*)", "layer$1+1.$2.conv$3+1.$4"),
          Rule.of(UNIT + "layer\\.(\\d+)\\.normalization\\.(.*)", "layer$1+1.$2.bn$3+1.$4"),
          Rule.of("classifier\\.1\\.(.*)", "fc.$1"));

  private static final Map<String, List<Rule>> KINDS =
      Map.of(
          "vit", TRANSFORMER,
          "deit", TRANSFORMER,
          "dinov2", TRANSFORMER,
          "dinov2_with_registers", TRANSFORMER,
          "convnext", CONVNEXT,
          "convnextv2", CONVNEXT,
          "resnet", RESNET);

  private static final Pattern COUNTED = Pattern.compile("(\\d+)\\+1");
  private static final List<String> JOINED = List.of("query", "key", "value");

  private HubKeys() {}

  /**
   * The arrays under timm's or torchvision's keys; as they are where they have these already.
   *
   * @param kind {@code model_type} of the folder's config.json
   * @throws IllegalArgumentException if Graft does not know the kind's keys
   */
  static StateDict of(String kind, StateDict state) {
    List<Rule> rules = KINDS.get(kind);
    if (rules == null) {
      throw new IllegalArgumentException(
          "'model_type' is '%s', whose keys Graft does not know; it knows those of %s"
              .formatted(kind, KINDS.keySet().stream().sorted().toList()));
    }
    Map<String, StateDict.Entry> named = new LinkedHashMap<>();
    Map<String, StoredArray[]> joined = new LinkedHashMap<>();
    for (Map.Entry<String, StateDict.Entry> entry : state.entries().entrySet()) {
      String key =
          entry.getKey().replaceFirst("^(vit|deit|dinov2|convnext|convnextv2|resnet)\\.", "");
      String target = target(rules, key);
      int mark = target.indexOf('#');
      if (mark >= 0) {
        String whole = target.substring(0, mark);
        joined
                .computeIfAbsent(whole, k -> new StoredArray[JOINED.size()])[
                JOINED.indexOf(target.substring(mark + 1))] =
            entry.getValue().pieces().get(0);
      } else if (!target.isEmpty()) {
        named.put(target, entry.getValue());
      }
    }
    joined.forEach((key, pieces) -> named.put(key, join(key, pieces)));
    return new StateDict(named);
  }

  private static StateDict.Entry join(String key, StoredArray[] pieces) {
    List<StoredArray> all = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      StoredArray piece = pieces[i];
      if (piece == null || piece.shape().rank() == 0) {
        throw new IllegalArgumentException("lacks the " + JOINED.get(i) + " of '" + key + "'");
      }
      all.add(piece);
    }
    return new StateDict.Entry(all);
  }

  private static String target(List<Rule> rules, String key) {
    for (Rule rule : rules) {
      Matcher matcher = rule.key().matcher(key);
      if (matcher.matches()) {
        String target = matcher.replaceFirst(rule.target());
        return COUNTED
            .matcher(target)
            .replaceAll(m -> String.valueOf(Integer.parseInt(m.group(1)) + 1));
      }
    }
    return key;
  }
}
