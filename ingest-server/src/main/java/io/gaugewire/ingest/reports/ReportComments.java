package io.gaugewire.ingest.reports;

import io.gaugewire.ingest.identity.Caller;
import io.gaugewire.ingest.identity.Endpoint;
import io.gaugewire.ingest.identity.Permission;
import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * {@code /reports/{report}/comments}: what departments say about a draft. A draft is approved once
 * each is answered; both stay with the revision.
 */
final class ReportComments {
  private static final String ONE =
      "select id, number, report_id, section, text, written_by, written, answer, answered_by,"
          + " answered from report_comment ";

  private final Reports reports;

  ReportComments(Reports reports) {
    this.reports = reports;
  }

  /**
   * What somebody said.
   *
   * @param section of the report's content, or {@code whole}
   */
  public record Comment(
      UUID id,
      long number,
      UUID reportId,
      String section,
      String text,
      String writtenBy,
      Instant written,
      Optional<String> answer,
      Optional<String> answeredBy,
      Optional<Instant> answered) {}

  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint("POST /reports/{report}/comments", Permission.COMMENT_REPORT, this::comment),
        new Endpoint(
            "POST /reports/{report}/comments/{comment}/answer",
            Permission.PREPARE_REPORT,
            this::answer));
  }

  /** The comments on a revision, as they were written. */
  static List<Comment> of(Handle handle, UUID report) {
    return handle
        .createQuery(ONE + "where report_id = :report order by number")
        .bind("report", report)
        .map(ConstructorMapper.of(Comment.class))
        .list();
  }

  /**
   * Passes a draft whose comments are all answered.
   *
   * @throws io.gaugewire.ingest.web.ProblemException when one is not
   */
  static void requireAnswered(Handle handle, UUID report) {
    long open = of(handle, report).stream().filter(one -> one.answer().isEmpty()).count();
    if (open > 0) {
      throw Problem.conflict(open + " of its comments are not answered yet.");
    }
  }

  private record Said(UUID id, String section, String text) {}

  private Answer comment(Call call, Caller caller) {
    UUID report = call.query().uuid("report");
    Said said = call.as(Said.class);
    reports
        .changes()
        .once(
            caller.author(),
            said.id(),
            call.content(),
            "",
            (handle, at) -> {
              requireDraft(handle, report);
              handle
                  .createUpdate(
                      """
                      insert into report_comment (id, report_id, section, text, written_by, written)
                      values (:id, :report, :section, :text, :by, :at)
                      """)
                  .bind("id", said.id())
                  .bind("report", report)
                  .bind("section", said.section())
                  .bind("text", said.text())
                  .bind("by", caller.login())
                  .bind("at", at)
                  .execute();
            });
    return Answer.created(Map.of("comments", all(report)));
  }

  private record Reply(String text) {}

  private Answer answer(Call call, Caller caller) {
    UUID report = call.query().uuid("report");
    UUID comment = call.query().uuid("comment");
    String text = call.as(Reply.class).text();
    reports
        .changes()
        .make(
            caller.author(),
            "",
            (handle, at) -> {
              Comment said =
                  of(handle, report).stream()
                      .filter(one -> one.id().equals(comment))
                      .findAny()
                      .orElseThrow(
                          () -> Problem.notFound("There is no comment " + comment + " on it."));
              if (said.answer().isPresent()) {
                throw Problem.conflict("The comment was answered already.");
              }
              return handle
                  .createUpdate(
                      "update report_comment set answer = :text, answered_by = :by, answered = :at"
                          + " where id = :id")
                  .bind("id", comment)
                  .bind("text", text)
                  .bind("by", caller.login())
                  .bind("at", at)
                  .execute();
            });
    return Answer.ok(Map.of("comments", all(report)));
  }

  private List<Comment> all(UUID report) {
    return reports.jdbi().withHandle(handle -> of(handle, report));
  }

  private void requireDraft(Handle handle, UUID report) {
    ReportStore.Stored stored =
        reports
            .store()
            .byId(handle, report)
            .orElseThrow(() -> Problem.notFound("There is no report " + report + "."));
    if (ReportState.of(stored.state()) != ReportState.DRAFT) {
      throw Problem.conflict("The report is " + stored.state() + "; comments are made on a draft.");
    }
  }
}
