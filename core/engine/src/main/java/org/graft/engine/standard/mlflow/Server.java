package org.graft.engine.standard.mlflow;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * MLflow's REST interface, version 2.0.
 *
 * @param address of the server, without a slash at its end
 * @param authorization the header of that name; empty for none
 * @param client sends requests
 */
record Server(URI address, Optional<String> authorization, HttpClient client) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int GOOD = 200;

  /** A proxy that does not reach the server, or a server that is starting. */
  private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

  private static final int SHOWN = 300;

  Server(URI address, Optional<String> authorization) {
    this(address, authorization, HttpClient.newBuilder().connectTimeout(PATIENCE).build());
  }

  /** The variables that MLflow's own client reads: a token, or a user's name and password. */
  static Optional<String> credentials(UnaryOperator<@Nullable String> variables) {
    String token = variables.apply("MLFLOW_TRACKING_TOKEN");
    if (token != null && !token.isEmpty()) {
      return Optional.of("Bearer " + token);
    }
    String user = variables.apply("MLFLOW_TRACKING_USERNAME");
    String password = variables.apply("MLFLOW_TRACKING_PASSWORD");
    if (user == null || password == null) {
      return Optional.empty();
    }
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
  }

  /** What the server refused, by its own code. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private final String code;

    Refused(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  JsonObject get(String path) throws IOException, InterruptedException {
    return answer(request(path).GET().build());
  }

  JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + "/api/2.0/mlflow/" + path)).timeout(PATIENCE);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private JsonObject answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    JsonObject body = body(response);
    if (response.statusCode() == GOOD) {
      return body;
    }
    String message = text(body, "message");
    String said =
        request.uri().getPath()
            + ": status "
            + response.statusCode()
            + (message.isEmpty() ? "" : ", " + message);
    if (AWAY.contains(response.statusCode())) {
      throw new IOException(said);
    }
    throw new Refused(text(body, "error_code"), said);
  }

  private static JsonObject body(HttpResponse<String> response) throws IOException {
    try {
      if (JsonParser.parseString(response.body()) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException e) {
      if (response.statusCode() == GOOD) {
        throw new IOException(response.uri() + " answers no JSON; is it MLflow's?", e);
      }
    }
    return new JsonObject();
  }

  private static String text(JsonObject body, String name) {
    String text = body.has(name) ? body.get(name).getAsString() : "";
    return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
  }
}
