/** Looks for a code in what a camera shows at the moment. */
type CodeReader = (video: HTMLVideoElement) => Promise<string | undefined>;

/** Shape Detection API, where the browser has it (Android, ChromeOS, macOS). */
type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
};

const FORMATS = ["code_128", "qr_code", "data_matrix", "code_39", "ean_13"];

/** The browser's own reader where it has one for our codes, otherwise one that is loaded now. */
export async function codeReader(): Promise<CodeReader> {
  const own = await browsersOwn();
  if (own !== undefined) return own;
  const { libraryReader } = await import("./library-reader");
  return libraryReader();
}

async function browsersOwn(): Promise<CodeReader | undefined> {
  const Found = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (Found === undefined) return undefined;
  const supported = await Found.getSupportedFormats();
  const formats = FORMATS.filter((format) => supported.includes(format));
  if (!formats.includes("code_128") || !formats.includes("qr_code")) return undefined;
  const detector = new Found({ formats });
  return async (video) => (await detector.detect(video))[0]?.rawValue;
}
