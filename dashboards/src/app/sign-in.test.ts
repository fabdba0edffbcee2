import { expect, test } from "vitest";
import { whyRefused } from "./sign-in";
import { f } from "./words";

test("the way through the provider says why it ended", () => {
  const words = f.value.signIn.refused;
  expect(whyRefused("", words)).toBeUndefined();
  expect(whyRefused("?signIn=unknown", words)).toBe(words.unknown);
  expect(whyRefused("?signIn=something-new", words)).toBe(words.declined);
});
