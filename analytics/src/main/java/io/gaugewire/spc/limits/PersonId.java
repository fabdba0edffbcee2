package io.gaugewire.spc.limits;

/** Names who made or approved a limit set. */
public record PersonId(String value) {
  public PersonId {
    Text.check(value, "person id");
  }
}
