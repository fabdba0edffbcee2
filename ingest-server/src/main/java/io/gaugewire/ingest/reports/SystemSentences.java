package io.gaugewire.ingest.reports;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the system writes into nonconformances by itself, which is kept in English, for readers of
 * Chinese. What people wrote stays in the language they wrote it in.
 */
final class SystemSentences {
  private static final List<Sentence> SENTENCES =
      List.of(
          sentence("{0} of {1} pieces inspected do not conform.", "抽检 {1} 件，其中 {0} 件不合格。"),
          sentence("The record of the operation before was rejected.", "上道工序的记录被拒收。"),
          sentence(
              "The record of the operation before {0} was neither confirmed nor inspected again.",
              "工序 {0} 之前的上道工序记录既未确认也未复检。"),
          sentence("The first article was not inspected.", "未做首件检验。"),
          sentence("The periodic inspection {0} was not made in time.", "第 {0} 次定时检验未按时进行。"),
          sentence("The planned inspection did not happen.", "计划的检验没有进行。"),
          sentence(
              "Readings come from a gauge that is overdue, withdrawn or unknown; they cannot pass"
                  + " the batch.",
              "读数来自超期、停用或未登记的量具，不能据此判批合格。"),
          sentence(
              "Station {0} handed over {1} = {2}, outside {3} to {4}.",
              "工位 {0} 上传 {1} = {2}，超出规格 {3} 至 {4}。"),
          sentence(
              "{0}: {1} of {2} pieces ({3}) do not conform, beyond the objective of at most {4} in"
                  + " {5}.",
              "{0}：{2} 件中有 {1} 件不合格（{3}），超过 {5} 的目标（不高于 {4}）。"),
          sentence(
              "Gauge {0} was found wrong on {1}: {2} values in {3} records of {4} batches since {5}"
                  + " are in doubt.",
              "量具 {0} 于 {1} 校准不合格：自 {5} 起 {4} 个批次、{3} 条记录中的 {2} 个测量值存疑。"));

  private SystemSentences() {}

  /** A sentence with places {0}, {1} … for what is filled in, in the order of the English. */
  private record Sentence(Pattern english, String chinese) {}

  private static Sentence sentence(String english, String chinese) {
    StringBuilder pattern = new StringBuilder();
    int from = 0;
    Matcher place = Pattern.compile("\\{\\d}").matcher(english);
    while (place.find()) {
      pattern.append(Pattern.quote(english.substring(from, place.start()))).append("(.+)");
      from = place.end();
    }
    pattern.append(Pattern.quote(english.substring(from)));
    return new Sentence(Pattern.compile(pattern.toString()), chinese);
  }

  /** The sentence in Chinese if the system wrote it, else as it is. */
  static String chinese(String written) {
    for (Sentence sentence : SENTENCES) {
      Matcher found = sentence.english().matcher(written);
      if (found.matches()) {
        String told = sentence.chinese();
        for (int i = 0; i < found.groupCount(); i++) {
          told = told.replace("{" + i + "}", found.group(i + 1));
        }
        return told;
      }
    }
    return written;
  }
}
