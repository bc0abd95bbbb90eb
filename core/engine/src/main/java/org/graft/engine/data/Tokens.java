package org.graft.engine.data;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens that servers are shown. They come from the environment only, and each goes to its own
 * server and to none that it redirects to.
 *
 * @param byAuthority by host, or host and port
 */
record Tokens(Map<String, String> byAuthority) {
  /** Nobody is shown any. */
  static final Tokens NONE = new Tokens(Map.of());

  private static final String HUB = "huggingface.co";

  /** Copies the map. */
  Tokens {
    byAuthority = Map.copyOf(byAuthority);
  }

  /**
   * {@code HF_TOKEN} for Hugging Face's Hub, and for the mirror of it that {@code HF_ENDPOINT}
   * names.
   */
  static Tokens of(Map<String, String> environment) {
    String token = environment.getOrDefault("HF_TOKEN", "").strip();
    if (!token.matches("[!-~]+")) {
      return NONE;
    }
    String mirror = environment.getOrDefault("HF_ENDPOINT", "").strip();
    try {
      return new Tokens(Map.of(mirror.isEmpty() ? HUB : authority(URI.create(mirror)), token));
    } catch (IllegalArgumentException e) {
      return NONE; // whoever asks the mirror says what is wrong with its address
    }
  }

  /** The one for an address. */
  Optional<String> of(URI address) {
    return Optional.ofNullable(byAuthority.get(authority(address)));
  }

  private static String authority(URI address) {
    return String.valueOf(address.getAuthority());
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return "tokens for " + byAuthority.keySet();
  }
}
