package io.gaugewire.ingest.system;

/** The version of this server. */
public final class Version {
  /** As the jar's manifest tells, or {@code development} when run from classes. */
  public static final String TEXT = text();

  private Version() {}

  private static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
