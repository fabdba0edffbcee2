package io.gaugewire.ingest.stationcontext;

import io.gaugewire.ingest.intake.StationContext;
import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import io.gaugewire.wire.StationHold;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Context documents that somebody writes as files: {@code <site>/<edge>/<kind>.json} below a
 * folder. A file's time of change is its version. They are read when the edge connects. Safe for
 * use by many threads.
 */
public final class ContextFiles implements StationContext {
  private static final Logger log = LoggerFactory.getLogger(ContextFiles.class);
  private static final String END = ".json";

  private final Path folder;
  private final JsonMapper json = JsonMapper.builder().build();

  public ContextFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<StationHold> holds(EdgeId edge) {
    return List.of();
  }

  /** A file that is no JSON object is left out, and said so: its last good version stays in use. */
  @Override
  public List<ContextDocument> documents(EdgeId edge) {
    Path own = folder.resolve(edge.site()).resolve(edge.edge());
    if (!Files.isDirectory(own)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(own)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(END))
          .sorted()
          .map(this::document)
          .flatMap(List::stream)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the stations' context in " + own, e);
    }
  }

  private List<ContextDocument> document(Path file) {
    String name = file.getFileName().toString();
    try {
      byte[] content = Files.readAllBytes(file);
      if (!json.readTree(content).isObject()) {
        log.atError().addKeyValue("file", file).log("context document is no JSON object");
        return List.of();
      }
      return List.of(
          new ContextDocument(
              name.substring(0, name.length() - END.length()),
              Files.getLastModifiedTime(file).toMillis(),
              content));
    } catch (JacksonException e) {
      log.atError().addKeyValue("file", file).setCause(e).log("context document is no JSON");
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
