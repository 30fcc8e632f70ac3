import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { documentOf } from "#lib/health/contract/documents.ts";
import { newShape, type Shape, takeIn } from "#lib/health/contract/shape.ts";
import { readShape, writeShape } from "#lib/health/contract/stored-shape.ts";
import { typeText } from "#lib/health/contract/type-text.ts";

const document = documentOf("sms.received");

function shapeOf(bodies: readonly object[]): Shape {
  const shape = newShape(document);
  for (const body of bodies) takeIn(shape, { ...body });
  return shape;
}

function lineOf(...data: unknown[]): string | undefined {
  const place = shapeOf(data.map((one) => ({ data: one }))).root.fields.get("data");
  return place && typeText(place, "line");
}

test("a type tells what came: types, lists, and what was absent at times", () => {
  assert.equal(lineOf({ id: "a" }, { id: 1 }), "{ id: string | number }");
  assert.equal(lineOf({ id: "a" }, { id: "b", mood: null }), "{ id: string; mood?: null }");
  assert.equal(lineOf({ tags: [] }), "{ tags: unknown[] }");
  assert.equal(lineOf({ tags: ["a", null, { b: [true] }] }), "{ tags: (string | { b: boolean[] } | null)[] }");
  assert.equal(lineOf({ deals: [{ a: 1 }, { b: 2 }] }), "{ deals: { a?: number; b?: number }[] }");
  assert.equal(lineOf({}), "{ [key: string]: unknown }");
  assert.equal(lineOf({ "+33639980142": 1, "+33639980777": "x" }), "{ [key: string]: string | number }");
  assert.equal(lineOf({ a: 1, "+33639980142": "x" }), "{ a: number; [key: string]: unknown }");
});

test("only values that are documented are told, never what people wrote", () => {
  assert.equal(lineOf({ type: "SMS", content: "SMS" }), '{ type: "SMS"; content: string }');
  assert.equal(lineOf({ type: "SMS" }, { type: "MMS" }, { type: null }), '{ type: "MMS" | "SMS" | null }');
  assert.equal(lineOf({ type: "SMS" }, { type: "Camille Rousset" }), "{ type: string }");
});

const names = Array.from({ length: 250 }, (_, index) => `field_${index}`);
const steady = Array.from({ length: 12 }, (_, index) => `steady_${index}`);
const leaf = fc.constantFrom<unknown>("text", "SMS", 1, true, null, [], {}, "+33639980142");
const branch = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom("a", "b", "+336399"), leaf),
);
/** Many fields that come at times, among some that are rarely missing. */
const wide = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...names), branch, { maxKeys: 45, size: "max" }),
    fc.option(fc.constantFrom(...steady), { freq: 3 }),
  )
  .map(([some, missing]) => ({
    ...some,
    ...Object.fromEntries(steady.filter((name) => name !== missing).map((name) => [name, 1])),
  }));
const narrow = fc.dictionary(fc.constantFrom("id", "type", "direction", "mood"), branch);
const body = fc.record({ topic: fc.constant("sms.received"), data: fc.oneof(narrow, wide, fc.array(narrow), leaf) });

test("bodies in any order, taken twice, and stored in between come to the same shape", () => {
  let wasCut = false;
  fc.assert(
    fc.property(
      fc
        .array(body, { minLength: 1, maxLength: 20, size: "max" })
        .chain((bodies) =>
          fc.tuple(fc.constant(bodies), fc.shuffledSubarray([...bodies, ...bodies], { minLength: bodies.length * 2 })),
        ),
      fc.nat({ max: 19 }),
      ([bodies, shuffled], pause) => {
        const expected = writeShape(shapeOf(bodies));
        let shape = newShape(document);
        for (const [index, one] of shuffled.entries()) {
          takeIn(shape, one);
          if (index === pause) shape = readShape(writeShape(shape), document);
        }
        wasCut ||= expected.includes('"cut":true');
        assert.equal(writeShape(shape), expected);
        assert.ok(shape.undocumented.size <= 200);
        assert.equal(takeIn(shape, bodies[0] ?? {}), false, "nothing new");
      },
    ),
    { numRuns: 150 },
  );
  assert.ok(wasCut, "some shape was too wide");
});

test("of an object that is a table at times no fields are told, in whatever order it comes", () => {
  const table = Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`name_${index}`, "x"]));
  const [narrow, wide] = [{ data: { id: "a", name_1: 1 } }, { data: { id: "b", ...table } }];
  assert.equal(writeShape(shapeOf([narrow, wide])), writeShape(shapeOf([wide, narrow])));
  assert.equal(lineOf(narrow.data, wide.data), "{ id: string; [key: string]: unknown }");
  assert.equal(lineOf(table), "{ [key: string]: string }");
});

test("how far a huge body is looked at does not depend on what came before", () => {
  const items = Array.from({ length: 12_000 }, (_, index) => ({ [`junk_${index % 1_000}`]: index }));
  const huge = { data: { items, late: 1 } };
  const other = { data: { late: "x", ...Object.fromEntries(names.slice(0, 50).map((name) => [name, {}])) } };
  assert.equal(shapeOf([huge]).root.fields.get("data")?.fields.has("late"), false, "beyond what is looked at");
  assert.equal(writeShape(shapeOf([huge, other])), writeShape(shapeOf([other, huge, huge])));
  const deep = JSON.parse(`{"data":${"[".repeat(5_000)}${"]".repeat(5_000)}}`);
  assert.ok(writeShape(shapeOf([deep])).length < 1_000);
});
