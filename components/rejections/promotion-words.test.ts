import assert from "node:assert/strict";
import { it } from "node:test";
import { promotionsWords, promotionWords } from "#components/rejections/promotion-words.ts";

it("tells what became of one", () => {
  assert.equal(promotionWords({ status: "stored", id: 7 }), "Promoted: it is delivery 7 now");
  assert.match(promotionWords({ status: "duplicate", id: 7 }), /same bytes/);
  assert.match(promotionWords({ status: "conflict", id: 7 }), /other bytes/);
});

it("tells what became of many", () => {
  const all = { promoted: 1203, stored: 1200, duplicate: 2, conflict: 1 };
  assert.equal(promotionsWords(all), "1,203 promoted: 1,200 new, 2 here already, 1 here already with other bytes");
  const none = { promoted: 0, stored: 0, duplicate: 0, conflict: 0 };
  assert.equal(promotionsWords(none), "Nothing was left to promote");
});
