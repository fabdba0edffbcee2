package io.gaugewire.edge.testing;

import io.gaugewire.edge.config.ConfigReader;
import io.gaugewire.edge.config.GaugeConfig;
import io.gaugewire.edge.config.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Profiles for tests, read as the edge reads them. */
public final class TestProfiles {
  private TestProfiles() {}

  /** The text of a profile that comes with the product. */
  public static String text(String name) {
    String path = "profiles/" + name + ".yml";
    try (InputStream in = TestProfiles.class.getClassLoader().getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Profile read(String text) {
    try {
      Path file = Files.createTempFile("profile", ".yml");
      try {
        return ConfigReader.readProfile(Files.writeString(file, text));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A gauge with unit id 1 at a station of the same name. */
  public static GaugeConfig gauge(String name, Profile profile) {
    return new GaugeConfig(name, name, 1, "", profile, null);
  }
}
