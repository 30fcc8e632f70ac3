import assert from "node:assert/strict";
import { test } from "node:test";
import { describeError } from "#lib/server/describe-error.ts";

const SECRET = "+33639980142 said hello";

test("what could not be read stands in no description", () => {
  const errors = [
    syntaxError(`{"x":"${SECRET}`),
    new Error(SECRET),
    new Error("outer", { cause: new TypeError(SECRET) }),
    Object.assign(new Error(SECRET), { name: "ZodError", issues: [SECRET] }),
    SECRET,
    { message: SECRET },
    null,
  ];
  for (const error of errors) {
    const text = JSON.stringify(describeError(error));
    assert.ok(!text.includes("+336") && !text.includes("hello"), text);
  }
});

test("where it happened, its kind and the system's own words do", () => {
  const full = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  const described = describeError(full);
  assert.equal(described.code, "SQLITE_FULL");
  assert.equal(described.message, "database or disk is full");
  assert.match(String(described.at), /describe-error\.test\.ts/);
  assert.equal(describeError(Object.assign(new Error("x"), { digest: "123" })).digest, "123");
});

function syntaxError(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
