package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gaugewire.ingest.audit.AuditChain;
import io.gaugewire.ingest.audit.AuditStore;
import io.gaugewire.ingest.audit.ChainVerdict;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DATA-2: nothing is altered quietly. */
class AuditChainTest {
  private TestDesk desk;
  private AuditStore store;

  @BeforeEach
  void open() {
    desk = new TestDesk();
    store = new AuditStore(desk.database.jdbi(), desk.database.pool());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private ChainVerdict verdict() {
    return store.verify(Optional.empty());
  }

  @Test
  void holdsWhileOnlyTheServerWrites() {
    assertThat(verdict())
        .isInstanceOfSatisfying(
            ChainVerdict.Intact.class,
            intact -> {
              assertThat(intact.lines()).isEqualTo(store.anchor().number()).isGreaterThan(20);
              assertThat(intact.head()).isEqualTo(store.anchor().hash());
              assertThat(intact.records()).isGreaterThan(20);
            });
  }

  @Test
  void aChangeWithoutAnAuthorIsRefusedByTheDatabase() {
    assertThatThrownBy(
            () -> desk.database.jdbi().useHandle(h -> h.execute("update person set name = 'X'")))
        .hasMessageContaining("has no author");
  }

  @Test
  void linesCanBeNeitherChangedNorRemoved() {
    for (String sql :
        new String[] {
          "update audit_entry set reason = 'x'", "delete from audit_entry", "truncate audit_entry"
        }) {
      assertThatThrownBy(() -> desk.database.jdbi().useHandle(h -> h.execute(sql)))
          .as(sql)
          .hasMessageMatching("(?s).*(only ever added to|permission denied).*");
    }
  }

  @Test
  void findsAnAlteredLine() {
    desk.past("update audit_entry set author = 'somebody else' where number = 7");

    assertThat(verdict())
        .isInstanceOfSatisfying(
            ChainVerdict.BrokenLine.class, line -> assertThat(line.line()).isEqualTo(7));
  }

  @Test
  void findsARemovedLine() {
    desk.past("delete from audit_entry where number = 9");

    assertThat(verdict())
        .isInstanceOfSatisfying(
            ChainVerdict.BrokenLine.class,
            line -> {
              assertThat(line.line()).isEqualTo(9);
              assertThat(line.because()).contains("missing");
            });
  }

  @Test
  void findsAnAddedLine() {
    desk.past(
        "insert into audit_entry select number + 1, time, author, origin, reason, kind, record,"
            + " action, before, after, hash from audit_entry order by number desc limit 1");

    assertThat(verdict()).isInstanceOf(ChainVerdict.BrokenLine.class);
  }

  @Test
  void findsAnAlteredRemovedOrAddedRecord() {
    desk.past("update person set name = 'X' where login = 'quality'");
    assertThat(verdict())
        .isInstanceOfSatisfying(
            ChainVerdict.AlteredRecord.class,
            altered -> {
              assertThat(altered.kind()).isEqualTo("person");
              assertThat(altered.because()).contains("changed past the server");
            });
    desk.past("update person set name = '名 quality' where login = 'quality'");
    assertThat(verdict()).isInstanceOf(ChainVerdict.Intact.class);

    desk.past("delete from credential where kind = 'pin'");
    assertThat(verdict())
        .isInstanceOfSatisfying(
            ChainVerdict.AlteredRecord.class,
            altered -> assertThat(altered.because()).contains("gone"));
  }

  @Test
  void findsARecordAddedPastTheServer() {
    desk.past("insert into department values ('ghost', 'Ghost', '鬼')");

    assertThat(verdict())
        .isInstanceOfSatisfying(
            ChainVerdict.AlteredRecord.class,
            altered -> {
              assertThat(altered.record()).isEqualTo("ghost");
              assertThat(altered.because()).contains("added past the server");
            });
  }

  @Test
  void findsATriggerThatWasSwitchedOff() {
    desk.database.jdbi().useHandle(h -> h.execute("alter table person disable trigger audit"));

    assertThat(verdict())
        .isInstanceOfSatisfying(
            ChainVerdict.AlteredRecord.class,
            altered -> assertThat(altered.because()).contains("trigger"));
  }

  @Test
  void anAnchorShowsAChainThatWasCutShort() {
    AuditChain.Anchor anchor = store.anchor();
    assertThat(store.verify(Optional.of(anchor))).isInstanceOf(ChainVerdict.Intact.class);

    desk.past("delete from audit_entry where number > 5");
    assertThat(store.verify(Optional.of(anchor)))
        .isInstanceOfSatisfying(
            ChainVerdict.BrokenLine.class,
            line -> assertThat(line.because()).contains("before the anchor"));
  }

  @Test
  void theInterfaceTellsTheVerdict() {
    TestDesk.Reply verdict = desk.get("auditor", "/audit/verdict").expect(200);

    assertThat(verdict.body().at("/intact").asBoolean()).isTrue();
    String anchor = desk.get("auditor", "/audit/anchor").expect(200).at("/hash");
    assertThat(anchor).hasSize(64);
    desk.past("update audit_entry set author = 'somebody else' where number = 7");
    assertThat(desk.get("auditor", "/audit/verdict").number("/line")).isEqualTo(7);
  }
}
