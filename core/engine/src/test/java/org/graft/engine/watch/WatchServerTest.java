package org.graft.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WatchServerTest {
  private static final String SKIP = "{\"kind\":\"SKIP\",\"which\":{\"strategy\":\"scratch\"}}";

  @TempDir private Path folder = Path.of("");
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final HttpClient client = HttpClient.newHttpClient();
  private WatchServer server;

  @BeforeEach
  void starts() throws IOException {
    server = WatchServer.start(folder, running::get, 0);
  }

  @AfterEach
  void ends() {
    server.close();
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String origin, String body) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve("requests"));
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    return client.send(
        request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String origin() {
    return "http://127.0.0.1:" + server.address().getPort();
  }

  /** The first line of the answer to a request as it is written here. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return String.valueOf(
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine());
    }
  }

  @Test
  void servesThePageWithAPolicyThatLetsNothingElseIn() throws Exception {
    HttpResponse<String> page = get(server.address());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("page.js", "page.css").doesNotContain("http");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(get(server.address().resolve("page.js")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/page.js",
        "/x/",
        "/%s0/",
        "//%s/",
        "/%s",
        "/%s/../page.js",
        "/%s/./page.js",
        "/%s/%%2e%%2e/page.js",
        "/%s/page.html",
        "/%s//",
        "/%s/..%%2fpage.js",
        "/%s/page.js/",
        "/%s/events/..",
        "/%s/requests"
      })
  void answersNothingOnOtherPaths(String path) throws Exception {
    String token = server.address().getPath().replace("/", "");
    String host = "Host: 127.0.0.1:" + server.address().getPort();
    String line = raw("GET " + path.formatted(token) + " HTTP/1.1\r\n" + host + "\r\n\r\n");
    assertThat(line).contains(" 404 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example"})
  void answersNothingToAnotherHost(String host) throws Exception {
    String path = server.address().getPath();
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).contains(" 404 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "http://evil.example", "http://127.0.0.1:1"})
  void takesNoRequestsFromOtherPages(String origin) throws Exception {
    assertThat(post(origin, SKIP).statusCode()).isEqualTo(403);
    assertThat(Requests.in(folder).all()).isEmpty();
  }

  @Test
  void takesRequestsFromItsOwnPage() throws Exception {
    assertThat(post(origin(), SKIP).statusCode()).isEqualTo(204);
    assertThat(Requests.in(folder).all())
        .extracting(Request::words)
        .containsExactly("skipped by hand: strategy scratch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "stop",
        "{}",
        "{\"kind\":\"SKIP\",\"which\":{}}",
        "[1]",
        "{\"kind\":\"SKIP\",\"which\":{\"file\":\"/etc/passwd\"}}"
      })
  void refusesWhatIsNoRequest(String body) throws Exception {
    assertThat(post(origin(), body).statusCode()).isEqualTo(400);
    assertThat(Requests.in(folder).all()).isEmpty();
  }

  @Test
  void refusesRequestsOfARunThatIsOver() throws Exception {
    running.set(false);
    assertThat(post(origin(), SKIP).statusCode()).isEqualTo(409);
  }

  @Test
  void streamsTheRunToManyPagesAtOnce() throws Exception {
    int pages = 20;
    HttpRequest request = HttpRequest.newBuilder(server.address().resolve("events")).build();
    for (int i = 0; i < pages; i++) {
      HttpResponse<java.util.stream.Stream<String>> answer =
          client.send(request, HttpResponse.BodyHandlers.ofLines());
      String first = answer.body().filter(line -> line.startsWith("data: ")).findFirst().orElse("");
      assertThat(first).contains("\"running\":true");
    }
  }
}
