package org.graft.backbones.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checkpoints in several files with an index, {@code model.safetensors.index.json} or {@code
 * pytorch_model.bin.index.json}: its {@code weight_map} says which key lies in which file of the
 * same folder.
 */
public final class Shards {
  private static final long LARGEST = 64L << 20;
  private static final int MOST = 1_000;

  private Shards() {}

  static Checkpoint read(Path index, Optional<String> part) throws IOException {
    Map<String, String> places = places(index);
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    for (Path shard : files(index)) {
      String name = shard.getFileName().toString();
      if (!Files.isRegularFile(shard)) {
        throw new IOException("names the shard '" + name + "', which is not beside it");
      }
      for (Map.Entry<String, StoredArray> e : Checkpoint.of(shard, part).arrays().entrySet()) {
        if (!name.equals(places.get(e.getKey()))) {
          throw new IOException(
              "does not have '%s' in %s, where it is".formatted(Words.of(e.getKey()), name));
        }
        arrays.put(e.getKey(), e.getValue());
      }
    }
    for (Map.Entry<String, String> place : places.entrySet()) {
      if (!arrays.containsKey(place.getKey())) {
        throw new IOException(
            "has '%s' in %s, which lacks it".formatted(Words.of(place.getKey()), place.getValue()));
      }
    }
    return new Checkpoint(arrays, Map.of());
  }

  /** The files that an index names, each once. */
  public static List<Path> files(Path index) throws IOException {
    Set<String> names = new LinkedHashSet<>(places(index).values());
    if (names.size() > MOST) {
      throw new IOException("names " + names.size() + " shards; Graft takes " + MOST);
    }
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}")) {
        throw new IOException(
            "names the shard '" + Words.of(name) + "'; expected a file's name in the same folder");
      }
      files.add(index.resolveSibling(name));
    }
    return files;
  }

  private static Map<String, String> places(Path index) throws IOException {
    if (Files.size(index) > LARGEST) {
      throw new IOException("is too long for an index of shards");
    }
    try {
      JsonObject json = JsonParser.parseString(Files.readString(index)).getAsJsonObject();
      Map<String, String> places = new LinkedHashMap<>();
      for (Map.Entry<String, JsonElement> e : json.getAsJsonObject("weight_map").entrySet()) {
        places.put(e.getKey(), e.getValue().getAsString());
      }
      return places;
    } catch (JsonParseException
        | IllegalStateException
        | ClassCastException
        | NullPointerException
        | java.nio.charset.CharacterCodingException
        | UnsupportedOperationException e) {
      throw new IOException("is no index of shards: it has no 'weight_map' of keys and files", e);
    }
  }
}
