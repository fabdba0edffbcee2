package io.gaugewire.ingest.monitoring;

import io.gaugewire.ingest.chart.ChartId;
import io.gaugewire.ingest.chart.LimitVersion;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Proposals of limits in the database, in the caller's transaction. */
final class LimitProposalStore {
  /** The newest version of a chart's limits; 0 for none. */
  int newest(Handle handle, ChartId chart) {
    return handle
        .createQuery("select coalesce(max(version), 0) from limit_set where chart_id = :chart")
        .bind("chart", chart.value())
        .mapTo(Integer.class)
        .one();
  }

  boolean isOneOpen(Handle handle, ChartId chart) {
    return handle
        .createQuery(
            "select exists (select from limit_proposal"
                + " where chart_id = :chart and decision is null)")
        .bind("chart", chart.value())
        .mapTo(Boolean.class)
        .one();
  }

  void add(Handle handle, LimitProposal proposal) {
    Optional<LimitBasis> basis = proposal.basis();
    List<LimitBasis.Exclusion> excluded = basis.map(LimitBasis::excluded).orElse(List.of());
    LimitVersion.Parameters parameters = proposal.parameters();
    handle
        .createUpdate(
            """
            insert into limit_proposal
              (id, chart_id, against, first_subgroup, last_subgroup, excluded, excluded_because,
               mu, sigma, n, method, reason, author, proposed)
            values (:id, :chart, :against, :first, :last, :excluded, :because,
                    :mu, :sigma, :n, :method, :reason, :author, :proposed)
            """)
        .bind("id", proposal.id())
        .bind("chart", proposal.chart().value())
        .bind("against", proposal.against())
        .bind("first", basis.map(LimitBasis::first).orElse(null))
        .bind("last", basis.map(LimitBasis::last).orElse(null))
        .bindArray(
            "excluded", Long.class, excluded.stream().map(LimitBasis.Exclusion::subgroup).toList())
        .bindArray(
            "because", String.class, excluded.stream().map(LimitBasis.Exclusion::reason).toList())
        .bind("mu", parameters.mu())
        .bind("sigma", parameters.sigma())
        .bind("n", parameters.n())
        .bind("method", parameters.method())
        .bind("reason", proposal.author().reason())
        .bind("author", proposal.author().login())
        .bind("proposed", proposal.author().at())
        .execute();
  }

  void decide(Handle handle, UUID id, LimitProposal.Decision decision) {
    handle
        .createUpdate(
            """
            update limit_proposal set decision = :decision, decided_by = :by, decided = :at,
              remark = :remark, version = :version
            where id = :id
            """)
        .bind("id", id)
        .bind("decision", decision.kind().name().toLowerCase(Locale.ROOT))
        .bind("by", decision.login())
        .bind("at", decision.at())
        .bind("remark", decision.remark())
        .bind("version", decision.version().orElse(null))
        .execute();
  }

  Optional<LimitProposal> byId(Handle handle, UUID id) {
    return handle
        .createQuery("select * from limit_proposal where id = :id")
        .bind("id", id)
        .map((row, context) -> proposal(row))
        .findOne();
  }

  /**
   * Proposals, latest first.
   *
   * @param chart 0 for every chart
   * @param open only those that wait
   */
  List<LimitProposal> latest(Handle handle, int chart, boolean open, int most) {
    return handle
        .createQuery(
            """
            select * from limit_proposal
            where (:chart = 0 or chart_id = :chart) and (not :open or decision is null)
            order by number desc limit :most
            """)
        .bind("chart", chart)
        .bind("open", open)
        .bind("most", most)
        .map((row, context) -> proposal(row))
        .list();
  }

  private static LimitProposal proposal(ResultSet row) throws SQLException {
    return new LimitProposal(
        row.getObject("id", UUID.class),
        new ChartId(row.getInt("chart_id")),
        row.getInt("against"),
        basis(row),
        new LimitVersion.Parameters(
            row.getDouble("mu"), row.getDouble("sigma"), row.getInt("n"), row.getString("method")),
        new LimitProposal.Authorship(
            row.getString("author"), row.getString("reason"), time(row, "proposed")),
        decision(row));
  }

  private static Optional<LimitBasis> basis(ResultSet row) throws SQLException {
    long first = row.getLong("first_subgroup");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new LimitBasis(first, row.getLong("last_subgroup"), exclusions(row)));
  }

  private static List<LimitBasis.Exclusion> exclusions(ResultSet row) throws SQLException {
    Array numbers = row.getArray("excluded");
    Array reasons = row.getArray("excluded_because");
    Long[] subgroups = (Long[]) numbers.getArray();
    String[] because = (String[]) reasons.getArray();
    List<LimitBasis.Exclusion> found = new ArrayList<>();
    for (int i = 0; i < subgroups.length; i++) {
      found.add(new LimitBasis.Exclusion(subgroups[i], because[i]));
    }
    return found;
  }

  private static Optional<LimitProposal.Decision> decision(ResultSet row) throws SQLException {
    String kind = row.getString("decision");
    if (kind == null) {
      return Optional.empty();
    }
    int version = row.getInt("version");
    return Optional.of(
        new LimitProposal.Decision(
            LimitProposal.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
            row.getString("decided_by"),
            row.getString("remark"),
            time(row, "decided"),
            version == 0 ? Optional.empty() : Optional.of(version)));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
