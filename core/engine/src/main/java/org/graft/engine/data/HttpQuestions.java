package org.graft.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks servers; redirects are followed one by one, each checked against one rule. Thread-safe. */
final class HttpQuestions {
  private static final int REDIRECTS = 5;
  private static final Duration CONNECT = Duration.ofSeconds(20);

  private final AddressRule rule;
  private final Tokens tokens;
  private final Duration patience;
  private @Nullable HttpClient client;

  /**
   * A client.
   *
   * @param rule which addresses may be asked
   * @param tokens what servers are told of who asks
   * @param patience how long an answer may take to begin
   */
  HttpQuestions(AddressRule rule, Tokens tokens, Duration patience) {
    this.rule = rule;
    this.tokens = tokens;
    this.patience = patience;
  }

  /** Made when it is first needed: it starts a thread and reads certificates. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(CONNECT)
              .build();
    }
    return client;
  }

  /**
   * Asks for the file from byte {@code have} on, and follows redirects.
   *
   * @return the answer, whatever its status but a redirect; the caller closes its body
   * @throws DownloadFailure if there is no answer or an address is not allowed
   */
  HttpResponse<InputStream> ask(URI address, long have) throws DownloadFailure {
    URI at = address;
    for (int hop = 0; hop <= REDIRECTS; hop++) {
      if (!rule.allows(at)) {
        throw new DownloadFailure(
            hop == 0
                ? "is not an address of HTTPS"
                : "redirects to " + at + ", which is not HTTPS");
      }
      HttpResponse<InputStream> response = send(at, have);
      int status = response.statusCode();
      String location = response.headers().firstValue("location").orElse("");
      if (status < 300 || status > 399 || location.isEmpty()) {
        return response;
      }
      close(response);
      at = resolve(at, location);
    }
    throw new DownloadFailure("redirects more than " + REDIRECTS + " times");
  }

  private static URI resolve(URI at, String location) throws DownloadFailure {
    try {
      return at.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new DownloadFailure("redirects to an address that is none: " + location, e);
    }
  }

  private HttpResponse<InputStream> send(URI at, long have) throws DownloadFailure {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at).timeout(patience).header("Accept-Encoding", "identity");
    tokens.of(at).ifPresent(token -> request.header("Authorization", "Bearer " + token));
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    try {
      return client().send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new DownloadFailure(reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DownloadFailure("was interrupted", e);
    }
  }

  private static String reason(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "cannot be found (is there a network?)";
      }
    }
    String message = e.getMessage();
    return "cannot be reached: " + (message == null ? e.getClass().getSimpleName() : message);
  }

  private static void close(HttpResponse<InputStream> response) throws DownloadFailure {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new DownloadFailure("broke off", e);
    }
  }
}
