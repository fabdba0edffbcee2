/** A record holds at most 256 KiB; a photo leaves room for the rest. */
const MOST_CHARACTERS = 160_000;
const EDGES = [1280, 960, 720, 480, 320] as const;

/** A photo as JPEG in a data: address, as large as a record allows; undefined when it is none. */
export async function shrink(file: Blob): Promise<string | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (bitmap === undefined) return undefined;
  try {
    for (const edge of EDGES) {
      const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const address = canvas.toDataURL("image/jpeg", 0.7);
      if (address.length <= MOST_CHARACTERS) return address;
    }
    return undefined;
  } finally {
    bitmap.close();
  }
}
