package io.gaugewire.edge.station;

import io.gaugewire.wire.ContextDocument;
import io.gaugewire.wire.Decoded;
import io.gaugewire.wire.MessageCodec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents a station needs to work without the server, on disk and in memory, each in the
 * newest version ever received. Safe for use by many threads.
 */
public final class ContextCache {
  private static final Logger log = LoggerFactory.getLogger(ContextCache.class);

  /** Kinds of documents kept; the server sends a handful. */
  private static final int MOST_KINDS = 64;

  private final KeptFiles files;
  private final Map<String, ContextDocument> documents = new TreeMap<>();

  public ContextCache(Path directory) {
    files = new KeptFiles(directory);
    for (byte[] bytes : files.all()) {
      switch (MessageCodec.contextDocument(bytes)) {
        case Decoded.Accepted<ContextDocument>(ContextDocument document) ->
            documents.put(document.kind(), document);
        case Decoded.Rejected<ContextDocument>(String reason) ->
            log.atWarn().addKeyValue("reason", reason).log("kept context document is unreadable");
      }
    }
  }

  /** Keeps a document unless the same or a newer version is kept; true when it was taken. */
  public synchronized boolean take(ContextDocument document) {
    ContextDocument known = documents.get(document.kind());
    if (known != null ? known.version() >= document.version() : documents.size() >= MOST_KINDS) {
      return false;
    }
    files.put(document.kind(), MessageCodec.encode(document));
    documents.put(document.kind(), document);
    return true;
  }

  public synchronized Optional<ContextDocument> document(String kind) {
    return Optional.ofNullable(documents.get(kind));
  }

  /** Version of each kind. */
  public synchronized Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    documents.forEach((kind, document) -> versions.put(kind, document.version()));
    return versions;
  }
}
