package io.gaugewire.spc.capability;

import java.util.List;

/**
 * Indices under the name they deserve.
 *
 * @param kind what they are called
 * @param indices the figures
 * @param reservations why they are not called more, or what weakens them; empty for none
 */
public record CapabilityStatement(Kind kind, CapabilityIndices indices, List<String> reservations) {

  /** What indices are called. */
  public enum Kind {
    /** Cp, Cpl, Cpu, Cpk: a stable process, sigma within. */
    CAPABILITY("Cp"),
    /** Pp, Ppl, Ppu, Ppk: whatever happened, overall s. */
    PERFORMANCE("Pp"),
    /** Pm, Pmk: a machine's short run, overall s. */
    MACHINE("Pm");

    private final String spreadSymbol;

    Kind(String spreadSymbol) {
      this.spreadSymbol = spreadSymbol;
    }

    /** Symbol of the spread index. */
    public String spreadSymbol() {
      return spreadSymbol;
    }

    /** Symbol of the smaller distance index. */
    public String minimumSymbol() {
      return spreadSymbol + "k";
    }
  }

  /** Keeps the list from changing. */
  public CapabilityStatement {
    reservations = List.copyOf(reservations);
  }
}
