package org.graft.engine.data;

import java.net.URI;

/** Which addresses may be asked, redirects included. */
@FunctionalInterface
interface AddressRule {
  /** HTTPS and nothing else. */
  AddressRule HTTPS_ONLY = uri -> "https".equalsIgnoreCase(uri.getScheme());

  /** Whether {@code uri} may be asked. */
  boolean allows(URI uri);
}
