package org.graft.backbones.torchfile;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.backbones.pretrained.ChannelOrder;
import org.graft.backbones.pretrained.Fields;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Size;

/**
 * What a folder of the Hub says beside its weights: {@code config.json} of transformers or timm,
 * {@code preprocessor_config.json}, the licence in {@code README.md}.
 *
 * @param architecture by timm's name; empty where {@code kind} says less
 * @param kind transformers' {@code model_type}; empty in folders of timm's
 * @param classes by output; empty where none are named
 */
record HubConfig(
    Optional<String> architecture,
    Optional<String> kind,
    List<String> classes,
    Optional<Preprocessing> preprocessing,
    Optional<Framing> framing,
    Optional<String> licence) {
  private static final long LARGEST = 16L << 20;
  private static final Pattern LICENCE =
      Pattern.compile("(?s)\\A---\\R.*?^license: *['\"]?([^\\s'\"]+).*", Pattern.MULTILINE);

  static HubConfig of(Path folder) throws IOException {
    Optional<String> text = text(folder.resolve("config.json"));
    if (text.isEmpty()) {
      throw new IOException(
          "expected config.json in "
              + folder
              + ", found none; is it a folder as the Hub hands out?");
    }
    Optional<String> licence =
        text(folder.resolve("README.md"))
            .map(LICENCE::matcher)
            .filter(Matcher::matches)
            .map(m -> m.group(1));
    Fields config = Fields.parse(folder.resolve("config.json").toString(), text.get());
    if (config.has("architecture")) {
      return timm(config, licence);
    }
    Optional<String> pixels = text(folder.resolve("preprocessor_config.json"));
    Fields processor =
        Fields.parse(folder.resolve("preprocessor_config.json").toString(), pixels.orElse("{}"));
    return new HubConfig(
        Optional.empty(),
        Optional.of(config.text("model_type")),
        config.has("id2label") ? labels(config.object("id2label", "id2label")) : List.of(),
        pixels.map(p -> preprocessing(processor)),
        pixels.flatMap(p -> framing(processor)),
        licence);
  }

  private static HubConfig timm(Fields config, Optional<String> licence) {
    Fields own =
        config.has("pretrained_cfg") ? config.object("pretrained_cfg", "pretrained_cfg") : config;
    Optional<Preprocessing> pixels =
        own.has("mean") && own.has("std")
            ? Optional.of(channels(1 / 255.0, own.numbers("mean"), own.numbers("std")))
            : Optional.empty();
    Optional<Framing> framing = Optional.empty();
    if (own.has("input_size")) {
      List<Integer> input = own.integers("input_size");
      Size size = new Size(input.get(1), input.get(2));
      double share = own.number("crop_pct", 1);
      framing =
          Optional.of(
              new Framing(
                  size,
                  Optional.of((int) Math.floor(size.height() / share)),
                  "pillow-" + (own.has("interpolation") ? own.text("interpolation") : "bicubic")));
    }
    Fields labelled = own.has("label_names") ? own : config;
    List<String> names = new ArrayList<>();
    if (labelled.has("label_names")) {
      labelled.list("label_names").forEach(name -> names.add(name.getAsString()));
    }
    return new HubConfig(
        Optional.of(config.text("architecture").replaceFirst("\\..*", "")),
        Optional.empty(),
        names,
        pixels,
        framing,
        own.has("license") ? Optional.of(own.text("license")) : licence);
  }

  private static List<String> labels(Fields byNumber) {
    Map<Integer, String> ordered = new TreeMap<>();
    for (Map.Entry<String, JsonElement> label : byNumber.json().entrySet()) {
      if (!label.getKey().matches("[0-9]{1,6}")) {
        throw byNumber.refuse("has the key '" + label.getKey() + "', expected numbers of classes");
      }
      ordered.put(Integer.valueOf(label.getKey()), label.getValue().getAsString());
    }
    List<String> names = List.copyOf(ordered.values());
    boolean told = names.stream().anyMatch(name -> !name.matches("LABEL_[0-9]+"));
    return told ? names : List.of();
  }

  private static Preprocessing preprocessing(Fields processor) {
    double scale =
        processor.flag("do_rescale", true) ? processor.number("rescale_factor", 1 / 255.0) : 1;
    return processor.flag("do_normalize", true) && processor.has("image_mean")
        ? channels(scale, processor.numbers("image_mean"), processor.numbers("image_std"))
        : channels(scale, List.of(0.0), List.of(1.0));
  }

  private static Preprocessing channels(double scale, List<Double> mean, List<Double> deviation) {
    return new Preprocessing.Channels(ChannelOrder.RGB, scale, mean, deviation);
  }

  private static Optional<Framing> framing(Fields processor) {
    if (!processor.has("size") || !processor.flag("do_resize", true)) {
      return Optional.empty();
    }
    String resize =
        switch (processor.has("resample") ? processor.integer("resample") : 2) {
          case 0 -> "nearest";
          case 1 -> "pillow-lanczos";
          case 3 -> "pillow-bicubic";
          case 4 -> "pillow-box";
          case 5 -> "pillow-hamming";
          default -> "pillow-bilinear";
        };
    Size size = size(processor, "size");
    boolean shortest = shortest(processor.get("size"));
    if (processor.has("crop_pct") && shortest) {
      int side = (int) (size.height() / processor.number("crop_pct", 1));
      return Optional.of(new Framing(size, Optional.of(side), resize));
    }
    boolean crops = processor.flag("do_center_crop", false) && processor.has("crop_size");
    return Optional.of(
        crops
            ? new Framing(size(processor, "crop_size"), Optional.of(size.height()), resize)
            : new Framing(size, shortest ? Optional.of(size.height()) : Optional.empty(), resize));
  }

  private static boolean shortest(JsonElement size) {
    return size instanceof JsonObject object && object.has("shortest_edge");
  }

  private static Size size(Fields processor, String key) {
    if (!(processor.get(key) instanceof JsonObject)) {
      return processor.size(key);
    }
    Fields size = processor.object(key, key);
    return size.has("shortest_edge")
        ? size.size("shortest_edge")
        : new Size(size.integer("height"), size.integer("width"));
  }

  private static Optional<String> text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is too long for a configuration");
    }
    return Optional.of(
        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8));
  }
}
