package org.graft.engine.ledger;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Target;
import org.graft.spi.result.study.Scatter;

/** Pictures of data sets with two features: their examples by class, as JSON text. */
final class Pictures {
  /** Examples of a data set that are drawn; of larger ones every second, third, ... */
  static final int MOST = 2_000;

  private Pictures() {}

  /** The picture of a data set, all splits together; empty where it has not two features. */
  static Optional<String> of(Dataset data) {
    if (data.inputShape().elements() != 2) {
      return Optional.empty();
    }
    if (!(data.target() instanceof Target.Classes)) {
      return Optional.empty();
    }
    List<Examples> splits =
        Stream.of(Optional.of(data.train()), data.validation(), Optional.of(data.test()))
            .flatMap(Optional::stream)
            .toList();
    int all = splits.stream().mapToInt(Examples::size).sum();
    int step = (all + MOST - 1) / MOST;
    List<JsonArray> x = arrays(data);
    List<JsonArray> y = arrays(data);
    int at = 0;
    for (Examples split : splits) {
      for (int row = 0; row < split.size(); row++, at++) {
        if (at % step == 0) {
          float[] features = split.inputs().rows(row, row + 1);
          x.get(split.label(row)).add(features[0]);
          y.get(split.label(row)).add(features[1]);
        }
      }
    }
    JsonArray groups = new JsonArray();
    for (int i = 0; i < x.size(); i++) {
      JsonObject group = new JsonObject();
      group.addProperty("name", data.classes().get(i));
      group.add("x", x.get(i));
      group.add("y", y.get(i));
      groups.add(group);
    }
    return Optional.of(groups.toString());
  }

  private static List<JsonArray> arrays(Dataset data) {
    return data.classes().stream().map(name -> new JsonArray()).toList();
  }

  /** What {@link #of} wrote. */
  static List<Scatter.Group> read(String json) {
    List<Scatter.Group> groups = new ArrayList<>();
    for (JsonElement element : JsonParser.parseString(json).getAsJsonArray()) {
      JsonObject group = element.getAsJsonObject();
      groups.add(
          new Scatter.Group(
              group.get("name").getAsString(), numbers(group, "x"), numbers(group, "y")));
    }
    return groups;
  }

  private static List<Double> numbers(JsonObject group, String name) {
    return group.getAsJsonArray(name).asList().stream().map(JsonElement::getAsDouble).toList();
  }
}
