package org.graft.engine.worker;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.problem.UserException;
import org.graft.spi.training.Machine;

/**
 * What a process needs to make the same plan and train the same way.
 *
 * @param name of the experiment
 * @param spec resolved
 * @param folder that relative paths start from
 * @param runs where recorded trials are looked up
 * @param plugins folders of plugins
 * @param device asked for
 * @param threads how many threads steps take
 */
public record Origin(
    String name,
    String spec,
    Path folder,
    Path runs,
    List<Path> plugins,
    Machine.Device device,
    ThreadCounts threads) {
  private static final String KIND = "origin";
  private static final String ADVICE = "submit the experiment again";

  /** Copies the list. */
  public Origin {
    plugins = List.copyOf(plugins);
  }

  /** Writes it to a file of its own, whole or not at all. */
  public void write(Path file) {
    JsonFile.write(file, KIND, json());
  }

  /**
   * Reads it from a file of its own.
   *
   * @throws UserException if it is none, or damaged
   */
  public static Origin read(Path file) {
    return JsonFile.read(file, KIND, ADVICE, Origin::of);
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("spec", spec);
    json.addProperty("folder", folder.toString());
    json.addProperty("runs", runs.toString());
    JsonArray folders = new JsonArray();
    plugins.forEach(one -> folders.add(one.toString()));
    json.add("plugins", folders);
    json.addProperty("backend", device.toString());
    threads.asked().ifPresent(asked -> json.addProperty("threads", asked));
    json.addProperty("cores", threads.cores());
    return json;
  }

  static Origin of(JsonObject json) {
    OptionalInt asked =
        json.has("threads") ? OptionalInt.of(json.get("threads").getAsInt()) : OptionalInt.empty();
    return new Origin(
        json.get("name").getAsString(),
        json.get("spec").getAsString(),
        Path.of(json.get("folder").getAsString()),
        Path.of(json.get("runs").getAsString()),
        json.getAsJsonArray("plugins").asList().stream()
            .map(folder -> Path.of(folder.getAsString()))
            .toList(),
        Machine.Device.of(json.get("backend").getAsString()),
        new ThreadCounts(asked, json.get("cores").getAsInt()));
  }
}
