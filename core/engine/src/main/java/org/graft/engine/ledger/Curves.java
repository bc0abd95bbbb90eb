package org.graft.engine.ledger;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.graft.spi.training.CurvePoint;

/** Learning curves and confusion matrices as JSON text. */
final class Curves {
  private Curves() {}

  static String write(List<CurvePoint> curve) {
    StringBuilder json = new StringBuilder("[");
    for (CurvePoint point : curve) {
      json.append(json.length() > 1 ? ",[" : "[")
          .append(point.epoch())
          .append(",\"")
          .append(point.split())
          .append("\",")
          .append(number(point.loss()))
          .append(',')
          .append(number(point.accuracy()))
          .append(']');
    }
    return json.append(']').toString();
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "null";
  }

  static List<CurvePoint> read(String json) {
    List<CurvePoint> curve = new ArrayList<>();
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      reader.beginArray();
      while (reader.hasNext()) {
        reader.beginArray();
        curve.add(
            new CurvePoint(
                reader.nextInt(), reader.nextString().intern(), number(reader), number(reader)));
        reader.endArray();
      }
      reader.endArray();
    } catch (IOException e) {
      throw new JsonSyntaxException("a learning curve is damaged: " + json, e);
    }
    return curve;
  }

  private static double number(JsonReader reader) throws IOException {
    if (reader.peek() == JsonToken.NULL) {
      reader.nextNull();
      return Double.NaN;
    }
    return reader.nextDouble();
  }

  static String writeMatrix(List<List<Integer>> matrix) {
    return matrix.toString().replace(" ", "");
  }

  static List<List<Integer>> readMatrix(String json) {
    List<List<Integer>> matrix = new ArrayList<>();
    for (JsonElement row : JsonParser.parseString(json).getAsJsonArray()) {
      matrix.add(row.getAsJsonArray().asList().stream().map(JsonElement::getAsInt).toList());
    }
    return matrix;
  }
}
