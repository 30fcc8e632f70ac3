import type { z } from "zod";
import { authorize } from "#lib/server/auth/authorize.ts";
import type { Authorized } from "#lib/server/auth/authorized.ts";
import { notFound, parseId, parseQuery } from "#lib/server/http/api-query.ts";
import { answer } from "#lib/server/http/json.ts";

/** Answers with what has the id in the path, for those who may read, or with 404 where `find` gives null. */
export async function answerOne<Query extends z.ZodType>(
  request: Request,
  params: Promise<{ id: string }>,
  schema: Query,
  find: (access: Authorized<"read">, id: number, query: z.output<Query>) => object | null,
): Promise<Response> {
  const allowed = await authorize(request, "read");
  if (!allowed.ok) return allowed.response;
  const id = parseId((await params).id);
  if (!id.ok) return id.response;
  const query = parseQuery(request.url, schema);
  if (!query.ok) return query.response;
  const found = find(allowed.access, id.value, query.value);
  return found ? answer(found) : notFound();
}
