package io.gaugewire.spc.limits;

/** Names the limit sets of one chart across their versions. */
public record LimitSetId(String value) {
  public LimitSetId {
    Text.check(value, "limit set id");
  }
}
