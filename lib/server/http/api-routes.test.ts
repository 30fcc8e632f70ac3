import assert from "node:assert/strict";
import { test } from "node:test";
import { apiMethods } from "#lib/server/http/api-routes.ts";

test("a path of the API tells its methods, and a literal one comes before a pattern", () => {
  assert.deepEqual(apiMethods("/api/v1/deliveries"), ["GET", "HEAD"]);
  assert.deepEqual(apiMethods("/api/v1/deliveries/"), ["GET", "HEAD"]);
  assert.deepEqual(apiMethods("/api/v1/deliveries/7/body"), ["GET", "HEAD"]);
  assert.deepEqual(apiMethods("/api/v1/rejections/7"), ["GET", "HEAD"]);
  assert.deepEqual(apiMethods("/api/v1/rejections/promote"), ["POST"]);
});

test("what is not described is not there", () => {
  for (const path of [
    "/api/v1",
    "/api/v1/",
    "/api/v1/nothing",
    "/api/v1/deliveries/7/8",
    "/api/v1/openapixjson",
    "/x",
  ]) {
    assert.equal(apiMethods(path), null, path);
  }
});
