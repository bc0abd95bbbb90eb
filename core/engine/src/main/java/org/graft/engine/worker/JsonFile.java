package org.graft.engine.worker;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.UserException;

/** Files between processes: one JSON object of a known kind, which appears whole or not at all. */
final class JsonFile {
  private static final int VERSION = 1;
  private static final String FORMAT = "format";

  private JsonFile() {}

  /** Reads what is in an object; what it misses is an {@link IllegalStateException} or kin. */
  interface Reading<T> {
    T of(JsonObject json);
  }

  static void write(Path file, String kind, JsonObject content) {
    JsonObject whole = new JsonObject();
    whole.addProperty(FORMAT, kind + " " + VERSION);
    content.entrySet().forEach(entry -> whole.add(entry.getKey(), entry.getValue()));
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      // With the rights that the umask gives, since others of the group read it too.
      String draft = file.getFileName() + "." + Long.toHexString(random()) + ".part";
      Path part = Files.createFile(file.resolveSibling(draft));
      try {
        Files.writeString(part, whole + "\n", StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UserException("cannot write " + file + ": " + IoWords.of(e));
    }
  }

  private static long random() {
    return ThreadLocalRandom.current().nextLong();
  }

  /**
   * What a file holds.
   *
   * @param advice what to do about a file that does not hold it
   * @throws UserException if it cannot be read, or holds something else
   */
  static <T> T read(Path file, String kind, String advice, Reading<T> reading) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UserException("cannot read " + file + ": " + IoWords.of(e));
    }
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      JsonElement format = json.get(FORMAT);
      String found = format == null ? "" : format.getAsString();
      if (!found.startsWith(kind + " ")) {
        throw new UserException(file + " is no " + kind + " of Graft; " + advice);
      }
      if (!found.equals(kind + " " + VERSION)) {
        throw new UserException(
            "%s was written by another version of Graft (it is '%s', this one reads '%s %d'); %s"
                .formatted(file, found, kind, VERSION, advice));
      }
      return reading.of(json);
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | ClassCastException
        | UnsupportedOperationException
        | NullPointerException e) {
      throw new UserException(file + " is damaged or cut short; " + advice);
    }
  }
}
