package io.gaugewire.spc.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The adapter of every topic. */
final class Topics {
  /** Topics whose part of the library does not stand yet. */
  static final Set<String> AWAITED = Set.of();

  static final Map<String, Topic> ALL = all();

  private Topics() {}

  private static Map<String, Topic> all() {
    Map<String, Topic> topics = new HashMap<>();
    topics.putAll(ChartTopics.ALL);
    topics.putAll(ArlTopics.ALL);
    topics.putAll(RuleTopics.ALL);
    topics.putAll(SummaryTopics.ALL);
    topics.putAll(DistributionTopics.ALL);
    topics.putAll(CapabilityTopics.ALL);
    topics.putAll(GaugeStudyTopics.ALL);
    topics.putAll(RateTopics.ALL);
    topics.putAll(AcceptanceTopics.ALL);
    return Map.copyOf(topics);
  }
}
