import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";

/** A megabyte that only a browser without a reader of its own loads, and only for the camera. */
export async function libraryReader() {
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async (video: HTMLVideoElement): Promise<string | undefined> => {
    const { videoWidth: width, videoHeight: height } = video;
    if (pen === null || width === 0 || height === 0) return undefined;
    canvas.width = width;
    canvas.height = height;
    pen.drawImage(video, 0, 0);
    const found = await readBarcodes(pen.getImageData(0, 0, width, height), {
      formats: ["Code128", "QRCode", "DataMatrix", "Code39", "EAN13"],
      maxNumberOfSymbols: 1,
    });
    return found[0]?.text;
  };
}
