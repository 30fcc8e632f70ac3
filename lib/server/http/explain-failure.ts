import type { ServerResponse } from "node:http";

const words = {
  storage_unavailable:
    "The database cannot be written, so this could not be done. Make room on its disk, then try again.",
  failed: "Something went wrong here, and the log of the server says what. Try again later.",
};

/**
 * Gives the answer to a route that threw the form that the contract gives to refusals: Next leaves it empty. `probe` throws where
 * the database cannot be written, which is then what the route met.
 */
export function explainFailure(response: ServerResponse, probe: () => void): void {
  const { writeHead, end } = response;
  let body: string | null = null;
  Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      if (status !== 500 || response.hasHeader("Content-Type"))
        return Reflect.apply(writeHead, response, [status, ...rest]);
      const code = canWrite(probe) ? "failed" : "storage_unavailable";
      body = JSON.stringify({ error: { code, message: words[code] } });
      if (code === "storage_unavailable") response.setHeader("Retry-After", "30");
      response.setHeader("Content-Type", "application/json");
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Content-Length", Buffer.byteLength(body));
      return Reflect.apply(writeHead, response, [code === "failed" ? status : 503]);
    },
    end(...given: unknown[]) {
      if (response.statusCode === 500 && !response.headersSent) response.writeHead(500);
      return Reflect.apply(end, response, body === null ? given : [body]);
    },
  });
}

function canWrite(probe: () => void): boolean {
  try {
    probe();
    return true;
  } catch {
    return false;
  }
}
