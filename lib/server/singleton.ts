const registry = Symbol.for("allo-inbox.singletons");

type Registry = { [registry]?: Map<string, unknown> };

/**
 * One value per process under a name. Next bundles pages, route handlers and the server apart, so that a module-level value
 * would exist several times; `globalThis` exists once.
 */
export function singleton<T>(name: string, make: () => T): T {
  const holder: typeof globalThis & Registry = globalThis;
  holder[registry] ??= new Map();
  const known = holder[registry];
  if (!known.has(name)) known.set(name, make());
  // Each name is used with one type only: the name and the type stand side by side at its single call.
  return known.get(name) as T;
}
