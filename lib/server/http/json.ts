/** An answer of the API in the form that the contract gives to every refusal. */
export function refusal(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: { code, message } }, { status, headers: { "Cache-Control": "no-store", ...headers } });
}

export function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}

export function methodNotAllowed(allow: "GET, HEAD" | "POST"): Response {
  return refusal(405, "method_not_allowed", `Use ${allow} here.`, { Allow: allow });
}
