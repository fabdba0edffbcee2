package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.identity.Signatures;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Json;
import io.gaugewire.ingest.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@code /reports}. */
public final class ReportRoutes {
  private final Reports reports;
  private final Signatures signatures;

  public ReportRoutes(Reports reports, Signatures signatures) {
    this.reports = reports;
    this.signatures = signatures;
  }

  public List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>(own());
    endpoints.addAll(new ReportComments(reports).endpoints());
    return endpoints;
  }

  private List<Endpoint> own() {
    return List.of(
        new Endpoint("GET /reports", Permission.READ, this::all),
        new Endpoint("POST /reports", Permission.PREPARE_REPORT, this::draft),
        new Endpoint(
            "GET /reports/{report}",
            Permission.READ,
            (call, caller) -> Answer.ok(whole(one(call.query().uuid("report"))))),
        new Endpoint("GET /reports/{report}/file", Permission.READ, this::file),
        new Endpoint("POST /reports/{report}/approval", Permission.APPROVE_REPORT, this::approve),
        new Endpoint("POST /reports/{report}/issue", Permission.ISSUE_REPORT, this::issue));
  }

  private ReportStore.Stored one(UUID id) {
    return reports
        .jdbi()
        .withHandle(handle -> reports.store().byId(handle, id))
        .orElseThrow(() -> Problem.notFound("There is no report " + id + "."));
  }

  private static Map<String, Object> brief(ReportStore.Stored report) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", report.id());
    view.put("kind", report.kind());
    view.put("period", report.period());
    view.put("revision", report.revision());
    view.put("state", report.state());
    view.put("hash", report.hash());
    view.put("through", report.through());
    view.put("reason", report.reason());
    view.put("draftedBy", report.draftedBy());
    view.put("drafted", report.drafted());
    report.approvedBy().ifPresent(by -> view.put("approvedBy", by));
    report.approved().ifPresent(at -> view.put("approved", at));
    report.issuedBy().ifPresent(by -> view.put("issuedBy", by));
    report.issued().ifPresent(at -> view.put("issued", at));
    return view;
  }

  private static Map<String, Object> view(ReportStore.Stored report) {
    Map<String, Object> view = brief(report);
    view.put("figures", Json.parse(bytes(report)));
    return view;
  }

  /** With what was said about it, and what a review decided. */
  private Map<String, Object> whole(ReportStore.Stored report) {
    Map<String, Object> view = view(report);
    view.put(
        "comments", reports.jdbi().withHandle(handle -> ReportComments.of(handle, report.id())));
    if (report.kind().equals("review")) {
      view.put(
          "decisions",
          reports.jdbi().withHandle(handle -> reports.store().decisions(handle, report.id())));
    }
    return view;
  }

  private static byte[] bytes(ReportStore.Stored report) {
    return report.content().getBytes(StandardCharsets.UTF_8);
  }

  private Answer all(Call call, Caller caller) {
    return Answer.ok(
        Map.of(
            "reports",
            reports.jdbi().withHandle(reports.store()::all).stream()
                .map(ReportRoutes::brief)
                .toList()));
  }

  private record Drafting(UUID id, String kind, String period, String reason) {}

  private Answer draft(Call call, Caller caller) {
    Drafting drafting = call.as(Drafting.class);
    reports
        .changes()
        .once(
            caller.author(),
            drafting.id(),
            call.content(),
            drafting.reason(),
            (handle, at) ->
                reports.draft(
                    handle,
                    new Reports.Wanted(drafting.id(), drafting.kind(), drafting.period()),
                    drafting.reason(),
                    caller.login(),
                    at));
    return Answer.created(view(one(drafting.id())));
  }

  private Answer file(Call call, Caller caller) {
    ReportStore.Stored report = one(call.query().uuid("report"));
    Optional<Words> words = language(call);
    String format = call.query().text("format").orElse("json");
    ReportFile file =
        ReportFile.of(format)
            .orElseThrow(() -> Problem.badField("format", "Give json, csv, xlsx or pdf."));
    return new Answer.File(
        file.name(report),
        file.contentType(),
        words.isEmpty() && file != ReportFile.PDF
            ? file.plain(report)
            : file.worded(
                reports.signed(bound(call, report)),
                words.orElseGet(() -> Words.in(Words.Language.ZH, reports.zone()))));
  }

  private Optional<Words> language(Call call) {
    return call.query()
        .text("language")
        .map(
            language ->
                switch (language) {
                  case "en" -> Words.in(Words.Language.EN, reports.zone());
                  case "zh" -> Words.in(Words.Language.ZH, reports.zone());
                  default -> throw Problem.badField("language", "Give en or zh.");
                });
  }

  /** The report, and the one it is issued in one document with (REP-3). */
  private List<ReportStore.Stored> bound(Call call, ReportStore.Stored report) {
    return call.query().text("with").isEmpty()
        ? List.of(report)
        : List.of(report, one(call.query().uuid("with")));
  }

  private record Signed(String secret) {}

  private Answer approve(Call call, Caller caller) {
    return sign(
        call,
        caller,
        "approved",
        (handle, report, at) -> reports.approve(handle, report, caller, at));
  }

  private Answer issue(Call call, Caller caller) {
    return sign(
        call,
        caller,
        "issued",
        (handle, report, at) -> reports.issue(handle, report, caller.login(), at));
  }

  /** What a signature does to a report. */
  private interface Act {
    void on(Handle handle, ReportStore.Stored report, Instant at);
  }

  private Answer sign(Call call, Caller caller, String meaning, Act act) {
    UUID id = call.query().uuid("report");
    Signatures.Pen pen = signatures.pen(caller, call.as(Signed.class).secret());
    one(id);
    reports
        .changes()
        .make(
            caller.author(),
            "",
            (handle, at) -> {
              act.on(handle, reports.store().byId(handle, id).orElseThrow(), at);
              pen.sign(handle, new Signatures.Mark(meaning, "report", id.toString()), at);
              return id;
            });
    return Answer.ok(brief(one(id)));
  }
}
