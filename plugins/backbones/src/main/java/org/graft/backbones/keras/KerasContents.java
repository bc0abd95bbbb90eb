package org.graft.backbones.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.graft.backbones.pretrained.Archive;
import org.graft.backbones.pretrained.FileKind;

/**
 * An open file of Keras's: an HDF5 file with the configuration in its attributes, or a {@code
 * .keras} archive, whose weights lie in an HDF5 file of their own. Nothing in either is run.
 *
 * @param hdf5 the file with the weights
 * @param config the network's configuration in JSON; empty where the file holds weights alone
 * @param version of Keras, such as 2.2.4; empty where not stated
 * @param backend what Keras ran on; empty where not stated
 * @param compiled what the network was compiled with, in JSON; empty where not stated
 * @param unpacked the weights of an archive, a file to delete
 */
record KerasContents(
    Hdf5 hdf5,
    Optional<String> config,
    String version,
    String backend,
    String compiled,
    Optional<Path> unpacked)
    implements AutoCloseable {
  private static final String WEIGHTS = "model.weights.h5";
  private static final long LARGEST_TEXT = 64 << 20;
  private static final long LARGEST_WEIGHTS = 4L << 30;

  static KerasContents open(Path path) throws IOException {
    return FileKind.of(path) == FileKind.KERAS ? archive(path) : plain(path);
  }

  private static KerasContents plain(Path path) throws IOException {
    Hdf5 hdf5 = Hdf5.open(path, path);
    try {
      return new KerasContents(
          hdf5,
          hdf5.text(hdf5.root(), "model_config"),
          stated(hdf5, "keras_version"),
          stated(hdf5, "backend"),
          hdf5.text(hdf5.root(), "training_config").orElse(""),
          Optional.empty());
    } catch (IOException | RuntimeException e) {
      hdf5.close();
      throw e;
    }
  }

  /** An attribute of the file, or of its weights. */
  private static String stated(Hdf5 hdf5, String name) throws IOException {
    Optional<String> own = hdf5.text(hdf5.root(), name);
    var weights = hdf5.group(hdf5.root(), "model_weights");
    return own.isPresent() || weights.isEmpty()
        ? own.orElse("")
        : hdf5.text(weights.get(), name).orElse("");
  }

  private static KerasContents archive(Path path) throws IOException {
    Path weights = Files.createTempFile("graft-", ".weights.h5");
    try (Archive zip = Archive.open(path, ".keras archive")) {
      if (!zip.has(WEIGHTS)) {
        throw new IOException(
            path
                + " holds no '"
                + WEIGHTS
                + "', perhaps since its weights are in shards; save it in Keras with"
                + " model.save('model.keras') and no further arguments");
      }
      String config = text(zip, "config.json");
      JsonObject metadata = object(path, "metadata.json", text(zip, "metadata.json"));
      zip.extract(WEIGHTS, LARGEST_WEIGHTS, weights);
      JsonElement compiled = object(path, "config.json", config).get("compile_config");
      JsonElement version = metadata.get("keras_version");
      return new KerasContents(
          Hdf5.open(weights, path),
          Optional.of(config),
          version == null || !version.isJsonPrimitive() ? "" : version.getAsString(),
          "",
          compiled == null ? "" : compiled.toString(),
          Optional.of(weights));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(weights);
      throw e;
    }
  }

  private static String text(Archive zip, String name) throws IOException {
    return new String(zip.bytes(name, LARGEST_TEXT), StandardCharsets.UTF_8);
  }

  private static JsonObject object(Path path, String name, String text) throws IOException {
    try {
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(path + ": its '" + name + "' is no JSON object", e);
    } catch (StackOverflowError e) {
      throw new IOException(path + ": its '" + name + "' is nested too deeply", e);
    }
  }

  /** Whether arrays are numbered within layers, as Keras 3 saves weights. */
  boolean numbered() throws IOException {
    return NumberedWeights.in(hdf5);
  }

  /**
   * Whether kernels of convolutions are rotated by 180 degrees: Theano convolves, others correlate.
   */
  boolean rotated() {
    return backend.equals("theano");
  }

  @Override
  public void close() throws IOException {
    try {
      hdf5.close();
    } finally {
      if (unpacked.isPresent()) {
        Files.deleteIfExists(unpacked.get());
      }
    }
  }
}
