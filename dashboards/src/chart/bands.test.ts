import { describe, expect, test } from "vitest";
import { zone } from "../i18n/format";
import { batchBands, shiftBands } from "./bands";
import { emptySeries } from "./series";

describe("bands behind a chart", () => {
  test("follow the batches; subgroups of no known batch stand on none", () => {
    const series = { ...emptySeries(), batch: ["A", "A", "", "B", "A"] };
    expect(batchBands(series)).toEqual([
      { from: 0, to: 1, name: "A" },
      { from: 3, to: 3, name: "B" },
      { from: 4, to: 4, name: "A" },
    ]);
  });

  test("follow the plant's shifts over midnight, whatever clock the browser has", () => {
    zone.value = "Asia/Shanghai";
    const at = (text: string) => Date.parse(`${text}+08:00`) / 1000;
    const time = [
      at("2026-11-20T21:59:59"),
      at("2026-11-20T22:00:00"),
      at("2026-11-21T05:59:59"),
      at("2026-11-21T06:00:00"),
      at("2026-11-21T14:30:00"),
    ];
    expect(shiftBands({ ...emptySeries(), time }, "06:00,14:00,22:00")).toEqual([
      { from: 0, to: 0, name: "14:00" },
      { from: 1, to: 2, name: "22:00" },
      { from: 3, to: 3, name: "06:00" },
      { from: 4, to: 4, name: "14:00" },
    ]);
    expect(shiftBands({ ...emptySeries(), time }, "no shifts")).toEqual([]);
    zone.value = undefined;
  });
});
