package org.graft.product;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A headless Chromium with one page, spoken to by its DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final int KEY_TAB = 9;
  private static final int KEY_ENTER = 13;
  private static final long SECONDS = 60;
  private static final long VERSION_SECONDS = 20;

  private final Process process;
  private final WebSocket socket;
  private final Answers answers;
  private final AtomicInteger calls = new AtomicInteger();

  private Chromium(Process process, WebSocket socket, Answers answers) {
    this.process = process;
    this.socket = socket;
    this.answers = answers;
  }

  /** Where it is installed, if it is: a stub that says where to get it is none. */
  static Optional<Path> installed() {
    return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .filter(Chromium::answers)
        .findFirst();
  }

  private static boolean answers(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(VERSION_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Starts it with its files in {@code folder}. */
  static Chromium start(Path program, Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolveSibling("chromium.log").toFile())
            .start();
    try {
      return connected(process, folder.resolve("DevToolsActivePort"));
    } catch (Exception | AssertionError e) {
      end(process);
      throw e;
    }
  }

  private static Chromium connected(Process process, Path port) throws Exception {
    Waiting.until("Chromium", () -> Files.isRegularFile(port));
    Waiting.until("its port", () -> lines(port).size() > 1);
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(SECONDS)).build();
    String list =
        client
            .send(
                java.net.http.HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + lines(port).get(0) + "/json"))
                    .timeout(Duration.ofSeconds(SECONDS))
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString())
            .body();
    String address = "";
    for (JsonElement target : JsonParser.parseString(list).getAsJsonArray()) {
      if (target.getAsJsonObject().get("type").getAsString().equals("page")) {
        address = target.getAsJsonObject().get("webSocketDebuggerUrl").getAsString();
      }
    }
    Answers answers = new Answers();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), answers)
            .get(SECONDS, TimeUnit.SECONDS);
    return new Chromium(process, socket, answers);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Gathers what comes, message by message. */
  private static final class Answers implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonObject>> open = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
        text.setLength(0);
        if (message.has("id")) {
          CompletableFuture<JsonObject> asked = open.remove(message.get("id").getAsInt());
          if (asked != null) {
            asked.complete(message.getAsJsonObject("result"));
          }
        }
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  private JsonObject call(String method, Map<String, Object> parameters) throws Exception {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.open.put(id, answer);
    socket
        .sendText(new Gson().toJson(Map.of("id", id, "method", method, "params", parameters)), true)
        .get(SECONDS, TimeUnit.SECONDS);
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  void open(String address) throws Exception {
    call("Page.navigate", Map.of("url", address));
  }

  /** What a script gives, as text; empty where it breaks, as before the page is there. */
  String value(String script) throws Exception {
    JsonObject result =
        call(
            "Runtime.evaluate",
            Map.of("expression", "String(" + script + ")", "returnByValue", true));
    JsonElement value = result.getAsJsonObject("result").get("value");
    return value == null ? "" : value.getAsString();
  }

  /** Waits until a script is true. */
  void await(String script) throws Exception {
    Waiting.until(
        script,
        () -> {
          try {
            return value(script).equals("true");
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  void resize(int width, int height, String scheme) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void tab() throws Exception {
    key("Tab", KEY_TAB, "");
  }

  void enter() throws Exception {
    key("Enter", KEY_ENTER, "\r");
  }

  private void key(String name, int code, String text) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type,
              "key", name,
              "code", name,
              "windowsVirtualKeyCode", code,
              "text", type.equals("keyDown") ? text : ""));
    }
  }

  void picture(Path file) throws Exception {
    JsonObject shot = call("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
    Files.write(file, Base64.getDecoder().decode(shot.get("data").getAsString()));
  }

  /** Ends it with what it started, in bounded time. */
  private static void end(Process process) {
    List<ProcessHandle> parts = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    parts.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    socket.abort();
    end(process);
  }
}
