import { apiPaths } from "#lib/api/openapi/document.ts";

const routes = Object.entries(apiPaths).map(([path, operations]) => ({
  pattern: new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}/?$`),
  literal: !path.includes("{"),
  methods: methodsOf(Object.keys(operations)),
}));

/** The methods that a path of the API takes, or null where there is no such path. The published description is what counts. */
export function apiMethods(path: string): readonly string[] | null {
  const matches = routes.filter(({ pattern }) => pattern.test(path));
  return (matches.find(({ literal }) => literal) ?? matches[0])?.methods ?? null;
}

function methodsOf(operations: readonly string[]): string[] {
  const methods = operations.map((name) => name.toUpperCase());
  return methods.includes("GET") ? ["GET", "HEAD", ...methods.filter((method) => method !== "GET")] : methods;
}
