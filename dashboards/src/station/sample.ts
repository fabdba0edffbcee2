/** One value, and where it came from. */
export type Sample = {
  value: number;
  source: "gauge" | "typed";
  /** When it was read, ISO 8601 in UTC. */
  time: string;
  gauge?: string;
  tag?: string;
  /** Why it is outside its limits, or why it was measured again. */
  reason?: string;
  repeated?: true;
};

/** The samples that count: those not measured again. */
export function counted(samples: readonly Sample[]): Sample[] {
  return samples.filter((sample) => sample.repeated !== true);
}
