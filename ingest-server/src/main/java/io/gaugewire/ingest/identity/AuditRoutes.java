package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.audit.AuditChain;
import io.gaugewire.ingest.audit.AuditStore;
import io.gaugewire.ingest.audit.ChainVerdict;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /audit}: the lines of the chain of changes, its head, and whether it holds. */
final class AuditRoutes {
  private static final int MOST = 500;

  private final AuditStore store;

  AuditRoutes(AuditStore store) {
    this.store = store;
  }

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("GET /audit", Permission.READ_AUDIT, this::lines),
        new Endpoint(
            "GET /audit/anchor",
            Permission.READ_AUDIT,
            (call, caller) -> Answer.ok(store.anchor())),
        new Endpoint("GET /audit/verdict", Permission.READ_AUDIT, this::verdict));
  }

  private Answer lines(Call call, Caller caller) {
    Query query = call.query();
    int most = (int) query.whole("limit", 1, MOST, 100);
    List<AuditStore.Line> lines =
        store.before(
            query.whole("before", 1, Long.MAX_VALUE, Long.MAX_VALUE),
            new AuditStore.Wanted(
                query.text("kind"),
                query.text("record"),
                query.text("author"),
                query.flag("records"),
                query.flag("people"),
                query.time("from"),
                query.time("to")),
            most);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("lines", lines);
    if (lines.size() == most) {
      page.put("next", lines.getLast().number());
    }
    return Answer.ok(page);
  }

  private Answer verdict(Call call, Caller caller) {
    Query query = call.query();
    Optional<AuditChain.Anchor> anchor =
        query
            .text("anchorHash")
            .map(hash -> new AuditChain.Anchor(query.whole("anchor", 1, Long.MAX_VALUE), hash));
    Map<String, Object> verdict = new LinkedHashMap<>();
    switch (store.verify(anchor)) {
      case ChainVerdict.Intact(long lines, String head, long records) -> {
        verdict.put("intact", true);
        verdict.put("lines", lines);
        verdict.put("head", head);
        verdict.put("records", records);
      }
      case ChainVerdict.BrokenLine(long line, String because) -> {
        verdict.put("intact", false);
        verdict.put("line", line);
        verdict.put("because", because);
      }
      case ChainVerdict.AlteredRecord(String kind, String record, String because) -> {
        verdict.put("intact", false);
        verdict.put("kind", kind);
        verdict.put("record", record);
        verdict.put("because", because);
      }
    }
    return Answer.ok(verdict);
  }
}
