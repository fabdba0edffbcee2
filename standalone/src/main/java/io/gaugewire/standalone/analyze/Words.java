package io.gaugewire.standalone.analyze;

import java.util.Map;

/** The words of tables and drawings, in English and in Chinese. */
enum Words {
  ENGLISH,
  CHINESE;

  private static final Map<String, String> IN_CHINESE =
      Map.ofEntries(
          Map.entry("control chart", "控制图"),
          Map.entry("parameters", "过程参数"),
          Map.entry("stage", "阶段"),
          Map.entry("limits", "控制限"),
          Map.entry("statistic", "统计量"),
          Map.entry("points", "点数"),
          Map.entry("changing", "随样本量变化"),
          Map.entry("signals", "判异信号"),
          Map.entry("none", "无"),
          Map.entry("point", "点"),
          Map.entry("rule", "规则"),
          Map.entry("value", "数值"),
          Map.entry("pattern", "构成点"),
          Map.entry("looks for", "规则内容"),
          Map.entry("capability", "过程能力"),
          Map.entry("performance", "过程绩效"),
          Map.entry("because", "原因"),
          Map.entry("interval", "置信区间"),
          Map.entry("expected outside", "预期超规格"),
          Map.entry("observed outside", "实测超规格"),
          Map.entry("not available", "不可用"),
          Map.entry("specification limits", "规格限"),
          Map.entry("subgroup number", "子组序号"));

  /** The word in this language; the English one where there is no other. */
  String of(String english) {
    return switch (this) {
      case ENGLISH -> english;
      case CHINESE -> IN_CHINESE.getOrDefault(english, english);
    };
  }
}
