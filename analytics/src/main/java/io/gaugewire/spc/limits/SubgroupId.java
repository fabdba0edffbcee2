package io.gaugewire.spc.limits;

/** Names a stored subgroup. */
public record SubgroupId(String value) {
  public SubgroupId {
    Text.check(value, "subgroup id");
  }
}
