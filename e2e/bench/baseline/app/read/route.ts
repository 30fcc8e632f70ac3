/** The least that a handler of Next can do with a webhook: read its body and say so. */
export async function POST(request: Request): Promise<Response> {
  const body = await request.arrayBuffer();
  return Response.json({ bytes: body.byteLength });
}
