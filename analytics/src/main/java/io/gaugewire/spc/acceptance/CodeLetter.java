package io.gaugewire.spc.acceptance;

/** Sample size code letters; I and O do not exist, S is reached by an arrow of table 2-B only. */
public enum CodeLetter {
  A,
  B,
  C,
  D,
  E,
  F,
  G,
  H,
  J,
  K,
  L,
  M,
  N,
  P,
  Q,
  R,
  S
}
