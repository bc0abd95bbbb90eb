package org.graft.engine.standard.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.graft.spi.base.Seed;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.graft.spi.result.TrialCard;
import org.graft.spi.training.CurvePoint;
import org.graft.testkit.TrackerContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Against a stub on loopback that answers as MLflow's REST interface is documented to. */
@Timeout(30)
final class MlFlowTest {
  private static final TrialCard TRIAL =
      new TrialCard("t1", "b1", "a -> b", "mlp", "fine-tune", 2, 3, new Seed(1));

  private static final Event END = new Event.RunFinished(1, 0, 0, 1, false);

  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<JsonObject> bodies = new CopyOnWriteArrayList<>();
  private final List<String> runs = new CopyOnWriteArrayList<>();
  private Optional<HttpServer> stub = Optional.empty();
  private boolean known;
  private volatile boolean full;
  private final Set<String> whole = ConcurrentHashMap.newKeySet();
  private volatile boolean away;
  private volatile String lost = "";

  @BeforeEach
  void starts() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/2.0/mlflow/", this::answer);
    server.start();
    stub = Optional.of(server);
  }

  @AfterEach
  void stops() {
    stub.orElseThrow().stop(0);
  }

  private MlFlow tracker() {
    int port = stub.orElseThrow().getAddress().getPort();
    return new MlFlow("http://127.0.0.1:" + port + "/", "two words");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().replaceFirst(".*/mlflow/", "");
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    JsonObject body =
        text.isEmpty() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
    paths.add(path);
    bodies.add(body);
    int status = 200;
    String answer = "{}";
    if (away || path.equals(lost)) {
      status = 503;
    } else if (path.equals("experiments/create") && known) {
      status = 400;
      answer = "{'error_code': 'RESOURCE_ALREADY_EXISTS', 'message': 'it exists'}";
    } else if (path.equals("runs/log-batch") && full) {
      status = 400;
      answer = "{'error_code': 'INTERNAL_ERROR', 'message': 'the disk is full'}";
    } else if (path.equals("experiments/create")) {
      answer = "{'experiment_id': '7'}";
    } else if (path.equals("experiments/get-by-name?experiment_name=two+words")) {
      answer = "{'experiment': {'experiment_id': '7'}}";
    } else if (path.equals("runs/search")) {
      List<String> found = new ArrayList<>();
      runs.forEach(
          run ->
              found.add(
                  "{'info': {'run_id': '%s', 'status': '%s'}}"
                      .formatted(run, whole.contains(run) ? "FINISHED" : "RUNNING")));
      answer = found.isEmpty() ? "{}" : "{'runs': [" + String.join(",", found) + "]}";
    } else if (path.equals("runs/create")) {
      String run = "run" + paths.size();
      runs.add(run);
      answer = "{'run': {'info': {'run_id': '" + run + "'}}}";
    } else if (path.equals("runs/update")) {
      whole.add(body.get("run_id").getAsString());
    } else if (path.equals("runs/delete")) {
      runs.remove(body.get("run_id").getAsString());
    }
    byte[] bytes = answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Event completed() {
    return new Event.TrialFinished(
        TRIAL,
        new Outcome.Completed(
            "t1",
            Map.of("precision@1", 0.75),
            List.of(),
            List.of(
                new CurvePoint(1, "train", 1.5, 0.25), new CurvePoint(2, "train", 0.5, Double.NaN)),
            Optional.empty(),
            Map.of("fit", 2.0),
            0,
            ""));
  }

  @TestFactory
  Stream<DynamicTest> keepsEveryPromise() {
    return TrackerContract.of(tracker()).tests();
  }

  @Test
  void aTrialIsARunWithItsSettingsCurvesAndScores() {
    MlFlow tracker = tracker();
    tracker.on(completed());
    tracker.on(END);
    assertThat(paths)
        .containsExactly(
            "experiments/create", "runs/search", "runs/create", "runs/log-batch", "runs/update");
    JsonObject created = bodies.get(2);
    assertThat(created.get("experiment_id").getAsString()).isEqualTo("7");
    assertThat(pairs(created.getAsJsonArray("tags"))).containsExactly("graft.trial=t1");
    assertThat(pairs(bodies.get(3).getAsJsonArray("params")))
        .containsExactlyInAnyOrder(
            "transfer=a -> b",
            "backbone=mlp",
            "strategy=fine-tune",
            "source_replicate=2",
            "training_replicate=3",
            "seed=1");
    List<String> metrics = new ArrayList<>();
    for (JsonElement metric : bodies.get(3).getAsJsonArray("metrics")) {
      JsonObject one = metric.getAsJsonObject();
      metrics.add(one.get("key").getAsString() + "@" + one.get("step") + "=" + one.get("value"));
    }
    assertThat(metrics)
        .containsExactly(
            "train/loss@1=1.5",
            "train/accuracy@1=0.25",
            "train/loss@2=0.5",
            "test/precision_1@2=0.75");
    JsonObject updated = bodies.get(4);
    assertThat(updated.get("status").getAsString()).isEqualTo("FINISHED");
    assertThat(updated.get("end_time").getAsLong() - created.get("start_time").getAsLong())
        .isEqualTo(2000);
  }

  private static List<String> pairs(Iterable<JsonElement> pairs) {
    List<String> all = new ArrayList<>();
    for (JsonElement pair : pairs) {
      JsonObject one = pair.getAsJsonObject();
      all.add(one.get("key").getAsString() + "=" + one.get("value").getAsString());
    }
    return all;
  }

  @Test
  void aTrialThatIsRunAgainTakesThePlaceOfItsEarlierRun() {
    known = true;
    MlFlow tracker = tracker();
    tracker.on(new Event.TrialFinished(TRIAL, new Outcome.Failed("t1", Stage.FIT, "no memory")));
    tracker.on(END);
    assertThat(pairs(bodies.get(3).getAsJsonArray("tags"))).contains("graft.failed=fit: no memory");
    assertThat(bodies.get(bodies.size() - 1).get("status").getAsString()).isEqualTo("FAILED");
    String earlier = runs.get(0);
    tracker.on(completed());
    tracker.on(END);
    assertThat(runs).hasSize(1).doesNotContain(earlier);
    assertThat(bodies.get(paths.indexOf("runs/search")).get("filter").getAsString())
        .isEqualTo("tags.`graft.trial` = 't1'");
  }

  @Test
  void aServerThatIsGoneIsToldAtOnceAndAtTheEnd() {
    MlFlow tracker = tracker();
    stub.orElseThrow().stop(0);
    int sent = 0;
    Optional<String> said = Optional.empty();
    while (said.isEmpty() || sent < 5) {
      try {
        sent++;
        tracker.on(completed());
        tracker.on(new Event.TrialFinished(TRIAL, new Outcome.Skipped("t1", "x")));
      } catch (UncheckedIOException e) {
        assertThat(said).as("said before").isEmpty();
        said = Optional.of(String.valueOf(e.getMessage()));
      }
    }
    assertThat(said.orElseThrow()).contains("trials are kept", "and sent again every 60 s");
    assertThatThrownBy(() -> tracker.on(END))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(sent + " of " + sent + " trials did not reach http://127.0.0.1:");
    tracker.on(END);
  }

  @Test
  void trialsThatAServerDoesNotAnswerAreSentOnceItIsBack() throws Exception {
    InetSocketAddress address = stub.orElseThrow().getAddress();
    Server server =
        new Server(URI.create("http://127.0.0.1:" + address.getPort()), Optional.empty());
    Sender sender = new Sender(server, "x", Duration.ofMillis(100), 9);
    stub.orElseThrow().stop(0);
    for (int i = 0; i < 4; i++) {
      sender.send(TRIAL, new Outcome.Failed("t1", Stage.FIT, "no memory"));
    }
    while (sender.trouble().isEmpty()) {
      Thread.sleep(5);
    }
    HttpServer again = HttpServer.create(address, 0);
    again.createContext("/api/2.0/mlflow/", this::answer);
    again.start();
    stub = Optional.of(again);
    while (Collections.frequency(paths, "runs/update") < 4) {
      Thread.sleep(5);
    }
    assertThat(sender.close()).isEmpty();
  }

  /** One that sends again what was not taken as it is closed, and not before. */
  private Sender patient() {
    int port = stub.orElseThrow().getAddress().getPort();
    Server server = new Server(URI.create("http://127.0.0.1:" + port), Optional.empty());
    return new Sender(server, "x", Duration.ofHours(1), 9);
  }

  @Test
  void trialsThatAProxyCannotPassOnAreSentAgain() throws Exception {
    Sender sender = patient();
    away = true;
    sender.send(TRIAL, new Outcome.Failed("t1", Stage.FIT, "no memory"));
    Optional<String> trouble = sender.trouble();
    while (trouble.isEmpty()) {
      Thread.sleep(5);
      trouble = sender.trouble();
    }
    assertThat(trouble.orElseThrow()).contains("status 503; trials are kept", "and sent again");
    away = false;
    assertThat(sender.close()).isEmpty();
    assertThat(runs).hasSize(1);
  }

  @Test
  void aRunThatWasCutOffIsMadeAnew() throws Exception {
    Sender sender = patient();
    lost = "runs/log-batch";
    sender.send(TRIAL, new Outcome.Failed("t1", Stage.FIT, "no memory"));
    while (sender.trouble().isEmpty()) {
      Thread.sleep(5);
    }
    List<String> cut = List.copyOf(runs);
    lost = "";
    assertThat(sender.close()).isEmpty();
    assertThat(runs).hasSize(1).doesNotContainAnyElementsOf(cut);
  }

  @Test
  void ofMoreThanItKeepsTheOldestAreGivenUp() throws Exception {
    Sender sender = patient();
    away = true;
    sender.send(TRIAL, new Outcome.Skipped("t1", "x"));
    while (sender.trouble().isEmpty()) {
      Thread.sleep(5);
    }
    for (int i = 0; i < 20; i++) {
      sender.send(TRIAL, new Outcome.Skipped("t1", "x"));
    }
    away = false;
    assertThat(sender.close().orElseThrow()).contains("12 of 21 trials did not reach");
  }

  /** The earlier run is all there is of the trial until the new one is whole. */
  @Test
  void aRunThatTheServerDoesNotTakeWholeHasFailedAndTheEarlierOneStays() {
    MlFlow tracker = tracker();
    tracker.on(completed());
    tracker.on(END);
    full = true;
    assertThatThrownBy(
            () -> {
              tracker.on(completed());
              tracker.on(END);
            })
        .hasMessageContaining("the disk is full");
    assertThat(runs).hasSize(2);
    assertThat(bodies.get(bodies.size() - 1).get("run_id").getAsString()).isEqualTo(runs.get(1));
    assertThat(bodies.get(bodies.size() - 1).get("status").getAsString()).isEqualTo("FAILED");
  }

  @Test
  void credentialsAreThoseOfMlflowsOwnVariables() {
    assertThat(Server.credentials(Map.of("MLFLOW_TRACKING_TOKEN", "x")::get)).contains("Bearer x");
    assertThat(
            Server.credentials(
                Map.of("MLFLOW_TRACKING_USERNAME", "ada", "MLFLOW_TRACKING_PASSWORD", "p")::get))
        .contains("Basic YWRhOnA=");
    assertThat(Server.credentials(name -> null)).isEmpty();
    assertThatThrownBy(() -> new MlFlow("file:/etc/passwd", "x"))
        .hasMessageContaining("expected one such as http://127.0.0.1:5000");
  }
}
