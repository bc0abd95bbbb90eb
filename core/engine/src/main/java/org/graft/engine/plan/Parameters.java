package org.graft.engine.plan;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.engine.plugin.Canonical;
import org.graft.spi.base.Extension;

/** Every parameter of an extension by a short name, as text. */
final class Parameters {
  private static final Canonical ALL = new Canonical(Canonical.Scope.ALL);

  /** The path of the extension's own name. */
  static final String NAME = "strategy";

  private Parameters() {}

  /**
   * Parameters by path, the extension's own name as {@code strategy}. Where a choice stands, such
   * as an optimiser, its name is the value at its path, and its arguments lie below.
   */
  static Map<String, String> of(Extension one) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(NAME, Canonical.name(one));
    add(ALL.group(one, one.getClass()), "", all);
    return all;
  }

  private static void add(JsonObject group, String path, Map<String, String> all) {
    for (Map.Entry<String, JsonElement> entry : group.entrySet()) {
      String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      JsonElement value = entry.getValue();
      if (value instanceof JsonObject object && named(object)) {
        String name = object.keySet().iterator().next();
        all.put(at, name);
        add(object.getAsJsonObject(name), at, all);
      } else if (value instanceof JsonObject object) {
        add(object, at, all);
      } else {
        all.put(
            at,
            value.isJsonNull()
                ? "none"
                : value instanceof JsonPrimitive one ? one.getAsString() : value.toString());
      }
    }
  }

  /** Whether it is a choice, {@code {name: {arguments}}}. */
  private static boolean named(JsonObject object) {
    return object.size() == 1 && object.entrySet().iterator().next().getValue().isJsonObject();
  }
}
