package io.gaugewire.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A small plant on a {@link TestDesk}: part DR-100 with the operations IQC, ASM and FQC on line L1,
 * a plan for each, gauge G-1, the inspector qualified for all of them.
 */
final class Plant implements AutoCloseable {
  static final String MASTER =
      """
      {'departments':[{'code':'assembly','name':{'en':'Assembly','zh':'装配'}}],
       'lines':[{'code':'L1','name':{'en':'Line 1','zh':'一线'},'department':'assembly'}],
       'defects':[{'code':'scratch','name':{'en':'Scratch','zh':'划伤'},'severity':'minor'},
                  {'code':'crack','name':{'en':'Crack','zh':'裂纹'},'severity':'critical'}],
       'characteristics':[{'code':'bore','name':{'en':'Bore','zh':'孔径'},'unit':'mm','decimals':3,
                           'lower':9.9,'target':10.0,'upper':10.1}],
       'parts':[{'code':'DR-100','name':{'en':'Dryer','zh':'烘干机'},'operations':[
         {'code':'IQC','name':{'en':'Incoming','zh':'进厂'},'gate':'incoming','line':'L1','station':'S1'},
         {'code':'ASM','name':{'en':'Assembly','zh':'装配'},'gate':'in-process','line':'L1','station':'S2'},
         {'code':'FQC','name':{'en':'Final','zh':'出厂'},'gate':'outgoing','line':'L1','station':'S3'}]}],
       'gauges':[{'code':'G-1','name':{'en':'Caliper','zh':'卡尺'},'intervalDays':180,'due':'2026-12-31'},
                 {'code':'G-old','name':{'en':'Old one','zh':'旧尺'},'intervalDays':180,'due':'2026-10-01'}]}
      """;

  /** What a request carries that is signed. */
  static final String SECRET = "'secret':'" + TestDesk.PASSWORD + "'";

  final TestDesk desk = new TestDesk();

  Plant() {
    desk.post("engineer", "/master-data", MASTER).expect(200);
    plan("IQC", "");
    plan("ASM", "");
    plan("FQC", "");
    UUID inspector = UUID.nameUUIDFromBytes("inspector".getBytes(StandardCharsets.UTF_8));
    for (String operation : new String[] {"IQC", "ASM", "FQC"}) {
      desk.post(
              "quality",
              "/qualifications",
              "{'person':'%s','part':'DR-100','operation':'%s','from':'2026-01-01','to':'2027-01-01'}"
                  .formatted(inspector, operation))
          .expect(201);
    }
  }

  /** Writes and approves a plan: two bores, ten pieces looked at, one scratch allowed. */
  void plan(String operation, String more) {
    String id = TestDesk.newId().toString();
    desk.post(
            "engineer",
            "/plans",
            """
            {'id':'%s','part':'DR-100','operation':'%s','reason':'first plan','content':{
              'characteristics':[{'characteristic':'bore','sample':2}],
              'attributes':{'inspect':10,'accept':1,'defects':['scratch','crack']},%s
              'reaction':{'en':'Stop and call.','zh':'停机并呼叫。'}}}
            """
                .formatted(id, operation, more))
        .expect(201);
    desk.post("quality", "/plans/" + id + "/approval", "{" + SECRET + "}").expect(200);
  }

  /** Begins a chart of bores, judged by their limits, and answers its number. */
  int chart(String kind, int subgroupSize, int phaseOne, Duration staleAfter) {
    String code = "bore-" + kind;
    desk.put(
            "engineer",
            "/master-data/charts/" + code,
            "\"0\"",
            """
            {'charts':[{'code':'%s','characteristic':'bore','kind':'%s','subgroupSize':%d,
              'locationRules':['nelson-1'],'dispersionRules':['nelson-1'],'phaseOne':%d,
              'staleAfterSeconds':%d}]}
            """
                .formatted(code, kind, subgroupSize, phaseOne, staleAfter.toSeconds()))
        .expect(200);
    return desk.database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select id from chart where code = :code")
                    .bind("code", code)
                    .mapTo(Integer.class)
                    .one());
  }

  /** The bore is fed by tag {@code tag} of station S1. */
  void fedBy(String tag) {
    desk.sql(
        "insert into characteristic_source select id, 'plant', 'line', 'S1', '%s'".formatted(tag)
            + " from characteristic where code = 'bore'");
  }

  /** Opens a batch of 100 and answers its id. */
  String batch(String number) {
    String id = TestDesk.newId().toString();
    desk.post(
            "inspector",
            "/batches",
            "{'id':'%s','number':'%s','part':'DR-100','quantity':100,'supplierLot':'SL-%s'}"
                .formatted(id, number, number))
        .expect(201);
    return id;
  }

  /** A signed record of two bores and ten pieces; the clock goes on by a minute. */
  TestDesk.Reply inspect(String number, String operation, String... values) {
    return record(document(number, operation, "G-1", 0, values));
  }

  String document(String number, String operation, String gauge, int scratches, String... values) {
    StringBuilder list = new StringBuilder();
    for (String value : values) {
      list.append(list.isEmpty() ? "" : ",")
          .append("{'value':")
          .append(value)
          .append(",'source':'gauge','gauge':'")
          .append(gauge)
          .append("','time':'")
          .append(desk.clock.instant())
          .append("'}");
    }
    String defects = scratches == 0 ? "" : "{'code':'scratch','count':" + scratches + "}";
    return "{'kind':'inspection','batch':'%s','operation':'%s','measurements':[{'characteristic':'bore','unit':'mm','values':[%s]}],'counts':{'inspected':10,'defects':[%s]}}"
        .formatted(number, operation, list, defects);
  }

  TestDesk.Reply record(String document) {
    return recordAs("inspector", TestDesk.newId(), document);
  }

  TestDesk.Reply recordAs(String who, UUID id, String document) {
    TestDesk.Reply reply =
        desk.post(
            who,
            "/inspections",
            "{'id':'%s','station':'S1','document':%s,'secret':'%s'}"
                .formatted(id, document, TestDesk.PASSWORD));
    desk.clock.forward(Duration.ofMinutes(1));
    return reply;
  }

  TestDesk.Reply confirm(String number, String operation, String act) {
    return record(
        "{'kind':'confirmation','batch':'%s','operation':'%s','act':'%s'}"
            .formatted(number, operation, act));
  }

  TestDesk.Reply move(String batch, String operation) {
    return desk.post(
        "inspector", "/batches/" + batch + "/moves", "{'operation':'" + operation + "'}");
  }

  TestDesk.Reply release(String batch) {
    return desk.post("quality", "/batches/" + batch + "/release", "{" + SECRET + "}");
  }

  String state(String batch) {
    return desk.get("quality", "/batches/" + batch).at("/batch/state");
  }

  /** A batch that failed at IQC, and the path of its report, contained and in review. */
  String failed(String number) {
    inspect(number, "IQC", "10", "10.2").expect(201);
    String path = report(number);
    desk.post("inspector", path + "/containment", "{'text':'set apart in cage 3'}").expect(200);
    desk.post("quality", path + "/review", "{'method':'5-why','cause':'worn reamer','cost':120.5}")
        .expect(200);
    return path;
  }

  /** Path of the open report of a batch. */
  String report(String batch) {
    for (JsonNode one :
        desk.get("quality", "/nonconformances?open=true")
            .expect(200)
            .body()
            .at("/nonconformances")) {
      if (one.at("/batch").asString().equals(batch)) {
        return "/nonconformances/" + one.at("/id").asString();
      }
    }
    throw new AssertionError("no open report of " + batch);
  }

  /** Decides on pieces of a report, a second after what was before. */
  TestDesk.Reply decide(String who, String report, String kind, int quantity) {
    desk.clock.forward(Duration.ofSeconds(1));
    return desk.post(
        who,
        report + "/dispositions",
        "{'id':'%s','kind':'%s','quantity':%d,'reason':'as reviewed',%s}"
            .formatted(TestDesk.newId(), kind, quantity, SECRET));
  }

  /** The decision that a report tells last. */
  String lastDecision(TestDesk.Reply report) {
    JsonNode all = report.expect(200).body().at("/dispositions");
    return all.get(all.size() - 1).at("/id").asString();
  }

  /** The law of the inspections: each that was planned is done, missed, waived or to come. */
  void assertNothingPlannedIsLost() {
    long[] account = accounts();
    assertThat(account[0]).isEqualTo(account[1] + account[2] + account[3] + account[4]);
  }

  /** planned, done, missed, waived, pending over everything. */
  long[] accounts() {
    long[] sums = new long[5];
    for (var line : desk.get("quality", "/checks/accounts").expect(200).body().at("/accounts")) {
      String[] names = {"planned", "done", "missed", "waived", "pending"};
      for (int i = 0; i < names.length; i++) {
        sums[i] += line.at("/" + names[i]).asLong();
      }
    }
    return sums;
  }

  @Override
  public void close() {
    desk.close();
  }
}
