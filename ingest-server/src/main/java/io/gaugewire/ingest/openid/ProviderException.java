package io.gaugewire.ingest.openid;

import org.jspecify.annotations.Nullable;

/** A provider that cannot be asked, or whose answer cannot be believed. */
final class ProviderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProviderException(String message) {
    super(message);
  }

  ProviderException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
