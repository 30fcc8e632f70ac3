import type { z } from "zod";
import { ApiError } from "#components/data/api-error.ts";
import { sessionEnd } from "#components/data/session-end.ts";
import { apiErrorSchema } from "#lib/api/error.ts";

type Call = { method?: "GET" | "POST" | "PATCH" | "DELETE"; body?: unknown; signal?: AbortSignal };

/** Asks our own API and returns what it says in the shape that was promised; every way to fail is an `ApiError`. */
export async function callApi<T extends z.ZodType>(path: string, schema: T, call: Call = {}): Promise<z.output<T>> {
  const response = await request(path, call);
  const parsed = schema.safeParse(await readJson(response));
  if (!parsed.success) {
    const message = "The server answered in a shape that this page does not know. Reload the page.";
    throw new ApiError(response.status, "unexpected_answer", message, parsed.error);
  }
  return parsed.data;
}

/** The exact bytes behind a path. */
export async function callApiForBytes(path: string, call: Call = {}): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await request(path, call)).arrayBuffer());
}

async function request(path: string, { method = "GET", body, signal }: Call): Promise<Response> {
  const init: RequestInit = { method, headers: { accept: "application/json" } };
  if (signal) init.signal = signal;
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { accept: "application/json", "content-type": "application/json" };
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(
      0,
      "unreachable",
      "The inbox cannot be reached. Check that it is running, then try again.",
      cause,
    );
  }
  if (response.status === 401 && path.startsWith("/api/v1/")) void sessionEnd.check();
  if (!response.ok) throw await readRefusal(response);
  return response;
}

async function readRefusal(response: Response): Promise<ApiError> {
  const parsed = apiErrorSchema.safeParse(await readJson(response));
  if (parsed.success) return new ApiError(response.status, parsed.data.error.code, parsed.data.error.message);
  const message = `The server answered ${response.status} without saying why. Its log has the reason.`;
  return new ApiError(response.status, "unexplained", message);
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
