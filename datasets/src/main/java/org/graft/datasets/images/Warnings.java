package org.graft.datasets.images;

import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/** Hears a decoder that fills what is missing with grey instead of refusing the file. */
final class Warnings implements IIOReadWarningListener {
  private @Nullable String premature;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
      premature = warning;
    }
  }

  /** What it said of missing pixels, if anything. */
  Optional<String> premature() {
    return Optional.ofNullable(premature);
  }

  /** Refuses a picture that was not whole. */
  void check(String format) throws BrokenPictureException {
    if (premature().isPresent()) {
      throw new BrokenPictureException("is a truncated " + format + " (" + premature + ")");
    }
  }
}
