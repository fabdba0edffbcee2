import { computed, signal } from "@preact/signals";
import { here } from "./station";

/** Told apart by rhythm, not only by pitch: [start, length] in seconds, and a pitch in Hz. */
const SOUNDS = {
  accept: { pitch: 880, beats: [[0, 0.09]] },
  reject: {
    pitch: 220,
    beats: [
      [0, 0.22],
      [0.3, 0.22],
      [0.6, 0.22],
    ],
  },
  attention: {
    pitch: 587,
    beats: [
      [0, 0.08],
      [0.14, 0.08],
    ],
  },
} as const;

export type Sound = keyof typeof SOUNDS;

const KEY = "gaugewire.station.silenced";
const silenced = signal<readonly string[]>(
  JSON.parse(localStorage.getItem(KEY) ?? "[]") as string[],
);

/** Whether this station was told to be quiet; a device that moves on to another one is not. */
export const silent = computed(() => silenced.value.includes(here.value ?? ""));

export function setSilent(next: boolean) {
  const station = here.peek() ?? "";
  const others = silenced.peek().filter((each) => each !== station);
  silenced.value = next ? [...others, station] : others;
  localStorage.setItem(KEY, JSON.stringify(silenced.value));
}

let context: AudioContext | undefined;

export function play(sound: Sound) {
  if (silent.peek() || !("AudioContext" in window)) return;
  context ??= new AudioContext();
  // A browser lets nothing sound before the first touch; nobody waits for it.
  void context.resume().catch(() => undefined);
  const { pitch, beats } = SOUNDS[sound];
  const now = context.currentTime;
  for (const [start, length] of beats) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.25, now + start);
    volume.gain.setTargetAtTime(0, now + start + length, 0.01);
    tone.connect(volume).connect(context.destination);
    tone.start(now + start);
    tone.stop(now + start + length + 0.1);
  }
}
