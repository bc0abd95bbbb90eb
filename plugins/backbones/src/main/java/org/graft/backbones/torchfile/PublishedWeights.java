package org.graft.backbones.torchfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.spi.base.NearMiss;
import org.graft.spi.data.DataAccess.RemoteFile;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Size;

/**
 * Weights that torchvision 0.14 publishes for one of its networks, trained on ImageNet-1k.
 *
 * @param architecture torchvision's name of the network
 * @param name torchvision's name of the weights in small letters, such as {@code imagenet1k-v2}
 * @param file name of the file, which ends with the first digits of its SHA-256
 * @param crop pixels that the network sees, each way
 * @param resize pixels of the shorter side before
 * @param interpolation how it is resized, as torchvision calls it
 * @param usual whether torchvision takes these where none are named
 */
record PublishedWeights(
    String architecture,
    String name,
    String file,
    int crop,
    int resize,
    String interpolation,
    boolean usual) {
  private static final String ADDRESS = "https://download.pytorch.org/models/";
  private static final Pattern DIGEST = Pattern.compile(".*-([0-9a-f]{8,10})\\.pth");
  private static final int COLUMNS = 7;
  private static final List<PublishedWeights> ALL = read();

  static List<PublishedWeights> all() {
    return ALL;
  }

  /**
   * Those of a network.
   *
   * @param weights their name; torchvision's choice when absent
   * @throws IllegalArgumentException if there are none, with names that are near
   */
  static PublishedWeights of(String architecture, Optional<String> weights) {
    List<PublishedWeights> own =
        ALL.stream().filter(w -> w.architecture.equals(architecture)).toList();
    if (own.isEmpty()) {
      throw new IllegalArgumentException(
          NearMiss.message(
              "torchvision network",
              architecture,
              ALL.stream().map(PublishedWeights::architecture).distinct().toList()));
    }
    return own.stream()
        .filter(w -> weights.isPresent() ? w.name.equals(weights.get()) : w.usual)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    NearMiss.message(
                        "weights of " + architecture,
                        weights.orElse(""),
                        own.stream().map(PublishedWeights::name).toList())));
  }

  /** Where it is to be had. */
  RemoteFile remote() {
    Matcher digest = DIGEST.matcher(file);
    if (!digest.matches()) {
      throw new IllegalStateException(file + " does not end with a digest");
    }
    return new RemoteFile(
        "torchvision", file, List.of(URI.create(ADDRESS + file)), -1, digest.group(1));
  }

  Framing framing() {
    return new Framing(new Size(crop, crop), Optional.of(resize), "pillow-" + interpolation);
  }

  private static List<PublishedWeights> read() {
    try (InputStream in =
        Objects.requireNonNull(PublishedWeights.class.getResourceAsStream("torchvision.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", COLUMNS))
          .map(
              c ->
                  new PublishedWeights(
                      c[0],
                      c[1],
                      c[2],
                      Integer.parseInt(c[3]),
                      Integer.parseInt(c[4]),
                      c[5],
                      c[6].equals("yes")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
