package org.graft.engine.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.problem.UserException;

/**
 * Serves the page of a run on loopback: files that never change, a stream of server-sent events
 * with the run as JSON, and what its buttons ask for.
 *
 * <p>Every address begins with a random token, compared in constant time. Requests must name
 * loopback as their host, which no other site's name rebound to it does, and, where they come from
 * a page, this page as their origin. Paths are looked up in a fixed list as they were sent.
 */
public final class WatchServer implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(WatchServer.class);
  private static final int TOKEN_BYTES = 16;
  private static final int LONGEST_REQUEST = 4096;
  private static final int MOST_STREAMS = 100;
  private static final Map<String, String> FILES =
      Map.of(
          "",
          "page.html; text/html",
          "page.js",
          "page.js; text/javascript",
          "page.css",
          "page.css; text/css");

  private final HttpServer server;
  private final ExecutorService threads;
  private final Requests requests;
  private final LiveView view;
  private final BooleanSupplier running;
  private final Semaphore streams = new Semaphore(MOST_STREAMS);
  private final String token;

  private WatchServer(HttpServer server, Path folder, BooleanSupplier running) {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    this.token = HexFormat.of().formatHex(random);
    this.server = server;
    this.running = running;
    this.requests = Requests.in(folder);
    this.view = new LiveView(new RunView(folder, running));
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "graft-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins to serve.
   *
   * @param folder of the run
   * @param running whether a process is at it
   * @param port 0 for any that is free
   */
  public static WatchServer start(Path folder, BooleanSupplier running, int port)
      throws IOException {
    HttpServer http;
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException e) {
      throw new UserException("port " + port + " is taken; give another --port, or none", e);
    }
    WatchServer server = new WatchServer(http, folder.toAbsolutePath().normalize(), running);
    http.setExecutor(server.threads);
    http.createContext("/", server::answer);
    http.start();
    server.threads.execute(server.view::follow);
    return server;
  }

  /** Where the page is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + token + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<String> path = path(exchange);
      if (!host(exchange) || path.isEmpty()) {
        send(exchange, 404, "text/plain", "not found\n".getBytes(StandardCharsets.UTF_8));
      } else if (exchange.getRequestMethod().equals("POST")) {
        post(exchange, path.get());
      } else if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "text/plain", new byte[0]);
      } else if (path.get().equals("events")) {
        stream(exchange);
      } else if (FILES.containsKey(path.get())) {
        String[] file = FILES.getOrDefault(path.get(), "; ").split("; ", -1);
        send(exchange, 200, file[1], resource(file[0]));
      } else {
        send(exchange, 404, "text/plain", "not found\n".getBytes(StandardCharsets.UTF_8));
      }
    } catch (RuntimeException e) {
      LOG.debug("a request could not be answered", e);
    }
  }

  /** The path after the token; empty where the token is wrong. */
  private Optional<String> path(HttpExchange exchange) {
    String raw = exchange.getRequestURI().getRawPath();
    int end = raw.indexOf('/', 1);
    String given = end < 0 ? "" : raw.substring(1, end);
    boolean known =
        MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    return known ? Optional.of(raw.substring(end + 1)) : Optional.empty();
  }

  private boolean host(HttpExchange exchange) {
    List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    int port = server.getAddress().getPort();
    return hosts.size() == 1
        && List.of("127.0.0.1:" + port, "localhost:" + port).contains(hosts.get(0));
  }

  /** Whether a request comes from this page; a browser always names the origin of a POST. */
  private static boolean ownOrigin(HttpExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    return origin != null
        && origin.equals("http://" + exchange.getRequestHeaders().getFirst("Host"));
  }

  private void post(HttpExchange exchange, String path) throws IOException {
    if (!path.equals("requests")) {
      send(exchange, 404, "text/plain", new byte[0]);
      return;
    }
    if (!ownOrigin(exchange)) {
      send(exchange, 403, "text/plain", "not from this page\n".getBytes(StandardCharsets.UTF_8));
      return;
    }
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(LONGEST_REQUEST + 1);
    }
    Optional<Request> request =
        body.length > LONGEST_REQUEST
            ? Optional.empty()
            : Requests.parse(new String(body, StandardCharsets.UTF_8));
    if (request.isEmpty()) {
      send(exchange, 400, "text/plain", "no request\n".getBytes(StandardCharsets.UTF_8));
    } else if (!running.getAsBoolean()) {
      send(exchange, 409, "text/plain", "no run is at work\n".getBytes(StandardCharsets.UTF_8));
    } else {
      requests.add(request.get());
      LOG.info("asked on the page: {}", request.get().words());
      send(exchange, 204, "text/plain", new byte[0]);
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    if (origin != null && !ownOrigin(exchange)) {
      send(exchange, 403, "text/plain", new byte[0]);
      return;
    }
    if (!streams.tryAcquire()) {
      send(exchange, 503, "text/plain", "too many pages\n".getBytes(StandardCharsets.UTF_8));
      return;
    }
    try {
      headers(exchange, "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      long seen = 0;
      while (!Thread.currentThread().isInterrupted()) {
        LiveView.Version next = view.after(seen);
        String text = next.number() > seen ? "data: " + next.json() + "\n\n" : ":\n\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        seen = next.number();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      LOG.debug("a page was closed", gone);
    } finally {
      streams.release();
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = WatchServer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no " + name);
      }
      return in.readAllBytes();
    }
  }

  private static void headers(HttpExchange exchange, String type) {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }

  private static void send(HttpExchange exchange, int code, String type, byte[] body)
      throws IOException {
    headers(exchange, type);
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    view.close();
    threads.shutdownNow();
    server.stop(0);
  }
}
