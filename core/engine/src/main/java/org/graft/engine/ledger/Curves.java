package org.graft.engine.ledger;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.graft.spi.result.CurvePoint;

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
    for (JsonElement element : JsonParser.parseString(json).getAsJsonArray()) {
      JsonArray point = element.getAsJsonArray();
      curve.add(
          new CurvePoint(
              point.get(0).getAsInt(),
              point.get(1).getAsString(),
              number(point.get(2)),
              number(point.get(3))));
    }
    return curve;
  }

  private static double number(JsonElement element) {
    return element.isJsonNull() ? Double.NaN : element.getAsDouble();
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
