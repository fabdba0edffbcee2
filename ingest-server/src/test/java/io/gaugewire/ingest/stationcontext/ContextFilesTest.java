package io.gaugewire.ingest.stationcontext;

import static org.assertj.core.api.Assertions.assertThat;

import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.EdgeId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextFilesTest {
  private static final EdgeId EDGE = new EdgeId("plant", "hall-1");

  @TempDir Path folder;

  private void write(String edge, String name, String content, long version) throws Exception {
    Path own = Files.createDirectories(folder.resolve("plant").resolve(edge));
    Path file = Files.writeString(own.resolve(name), content);
    Files.setLastModifiedTime(file, FileTime.fromMillis(version));
  }

  @Test
  void anEdgeGetsItsOwnDocumentsWithTheTimeOfTheirChangeAsVersion() throws Exception {
    write("hall-1", "plans.json", "{\"plans\":[]}", 7_000);
    write("hall-2", "plans.json", "{\"other\":1}", 9_000);
    write("hall-1", "notes.txt", "nothing", 8_000);
    assertThat(new ContextFiles(folder).documents(EDGE))
        .containsExactly(
            new ContextDocument("plans", 7_000, "{\"plans\":[]}".getBytes(StandardCharsets.UTF_8)));
  }

  // What a station works with is not replaced by something half written.
  @Test
  void whatIsNoJsonObjectIsLeftOut() throws Exception {
    write("hall-1", "plans.json", "{\"plans\":[", 7_000);
    write("hall-1", "people.json", "[]", 7_000);
    write("hall-1", "gauges.json", "{}", 7_000);
    assertThat(new ContextFiles(folder).documents(EDGE))
        .extracting(ContextDocument::kind)
        .containsExactly("gauges");
  }

  @Test
  void anEdgeWithoutDocumentsGetsNone() {
    assertThat(new ContextFiles(folder).documents(EDGE)).isEmpty();
  }
}
