import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { codeReader } from "./code-reader";
import { onCode } from "./flow";
import { t } from "./words";

const LOOK_MILLIS = 150;

/** Why the camera could not be used. */
type Trouble = "insecure" | "denied" | "none";

/** A browser hands out the camera only where nobody can listen: on this machine, or over HTTPS. */
function available(): boolean {
  return window.isSecureContext && navigator.mediaDevices !== undefined;
}

/** Reads a code with the camera, for who has no scanner. */
export function Camera() {
  const m = t.value.scan;
  const open = useSignal(false);
  const trouble = useSignal<Trouble | undefined>(undefined);
  return (
    <>
      <button
        type="button"
        class="wide"
        onClick={() => {
          trouble.value = available() ? undefined : "insecure";
          open.value = !open.value && trouble.value === undefined;
        }}
      >
        {open.value ? m.cameraOff : m.camera}
      </button>
      {open.value && (
        <View
          done={(code) => {
            open.value = false;
            onCode(code);
          }}
          failed={(why) => {
            open.value = false;
            trouble.value = why;
          }}
        />
      )}
      <p class="hint camera-hint" role="status">
        {trouble.value !== undefined && `▲ ${m.cameraTrouble[trouble.value]}`}
      </p>
    </>
  );
}

function View(props: { done: (code: string) => void; failed: (why: Trouble) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    void watch(video.current, stop.signal)
      .then((code) => {
        if (!stop.signal.aborted && code !== undefined) props.done(code);
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) props.failed(isDenied(error) ? "denied" : "none");
      });
    return () => stop.abort();
  }, []);
  return (
    <video class="camera" ref={video} muted playsInline aria-label={t.value.scan.cameraView} />
  );
}

function isDenied(error: unknown): boolean {
  return error instanceof DOMException && error.name === "NotAllowedError";
}

async function watch(
  video: HTMLVideoElement | null,
  stop: AbortSignal,
): Promise<string | undefined> {
  if (video === null) return undefined;
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  try {
    video.srcObject = stream;
    await video.play();
    const read = await codeReader();
    while (!stop.aborted) {
      const code = await read(video);
      if (code !== undefined) return code;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
