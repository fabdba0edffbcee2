import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { onCode } from "./flow";
import { t } from "./words";

/** Shape Detection API, where the browser has it (Android, ChromeOS, macOS). */
type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type DetectorClass = new (options: { formats: string[] }) => Detector;

const FORMATS = ["code_128", "qr_code", "data_matrix", "code_39", "ean_13"];
const LOOK_MILLIS = 150;

function detectorClass(): DetectorClass | undefined {
  return (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
}

/** Reads a code with the camera; only where the browser can. */
export function Camera() {
  const m = t.value.scan;
  const open = useSignal(false);
  if (detectorClass() === undefined || navigator.mediaDevices === undefined) return null;
  return (
    <>
      <button
        type="button"
        class="wide"
        onClick={() => {
          open.value = !open.value;
        }}
      >
        {open.value ? m.cameraOff : m.camera}
      </button>
      {open.value && (
        <View
          done={(code) => {
            open.value = false;
            if (code !== undefined) onCode(code);
          }}
        />
      )}
    </>
  );
}

function View({ done }: { done: (code: string | undefined) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    void watch(video.current, stop.signal)
      .then((code) => {
        if (!stop.signal.aborted) done(code);
      })
      .catch(() => done(undefined));
    return () => stop.abort();
  }, []);
  return <video class="camera" ref={video} muted playsInline />;
}

async function watch(
  video: HTMLVideoElement | null,
  stop: AbortSignal,
): Promise<string | undefined> {
  const Detector = detectorClass();
  if (video === null || Detector === undefined) return undefined;
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment" },
  });
  try {
    video.srcObject = stream;
    await video.play();
    const detector = new Detector({ formats: FORMATS });
    while (!stop.aborted) {
      const [found] = await detector.detect(video);
      if (found !== undefined) return found.rawValue;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
