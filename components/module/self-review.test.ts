import { expect, test } from "vitest";
import type { RoundView } from "#lib/domain/api/build.ts";
import { selfReview } from "./self-review.ts";

const round = { id: "r1", author: "gemini/flash" } as RoundView;
const asked = (promptId: string, requestedModel: string, roundId = "r1") => ({
  ...{ promptId, requestedModel, roundId },
  provider: "gemini",
});

test("a round that its own author reviewed is named, and no other", () => {
  expect(selfReview([asked("build-module", "flash"), asked("review-module", "flash")], round)).toBe("gemini/flash");
  expect(selfReview([asked("build-module", "flash"), asked("review-module", "pro")], round)).toBeUndefined();
  expect(selfReview([asked("review-module", "google/flash")], round)).toBe("gemini/google/flash");
  expect(selfReview([asked("review-module", "flash", "r0")], round)).toBeUndefined();
  expect(selfReview([asked("review-module", "flash")], undefined)).toBeUndefined();
});
