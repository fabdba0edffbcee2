package io.gaugewire.ingest.evidence;

/** What an auditor reads first. */
final class How {
  static final String TO_CHECK =
      """
      Records of an inspection-data system, as they stood in its database
      ===================================================================
      One file a kind of record, one line of JSON a record; times are UTC. Files of master data
      (part, operation, characteristic, defect_code, inspection_plan, gauge, objective, person)
      hold everything, the others what belongs to the time in anchor.json.

      1. sha256sum -c SHA256SUMS          nothing was changed since these files were written
      2. inspection.jsonl: "hash" is the SHA-256 of "content", the document that was signed
      3. reports/: the SHA-256 of each file is the "hash" of its line in report.jsonl
      4. audit_entry.jsonl: who changed what, when and why. The hash of line n is
         SHA-256(hash of line n-1, then number, time in microseconds since 1970, author, origin,
         reason, kind, record, action, before, after), each field as "length in bytes:text," in
         UTF-8 and "~," where there is none. anchor.json has the hash before the first line; the
         last one can be compared with an anchor that was kept elsewhere.
      5. signature.jsonl: "hash" is the SHA-256 of "after" of the line that tells of the signed
         record.

      检验数据系统的记录（数据库原样导出）
      ====================================
      每类记录一个文件，每行一条 JSON 记录；时间为 UTC。核对方法：
      1. sha256sum -c SHA256SUMS：文件自导出后未被改动
      2. inspection.jsonl：“hash”是所签文件“content”的 SHA-256
      3. reports/：每个文件的 SHA-256 即 report.jsonl 中该行的“hash”
      4. audit_entry.jsonl：何人、何时、因何、改动了什么；逐行散列链，算法见上
      5. signature.jsonl：“hash”是所签记录在变更链中“after”的 SHA-256
      """;

  private How() {}
}
