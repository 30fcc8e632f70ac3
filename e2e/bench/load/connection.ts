import { once } from "node:events";
import { connect } from "node:net";
import { readAnswer } from "#e2e/bench/load/answer.ts";

/** One request, ready to be written: nothing is computed while the clock runs. */
export type PreparedRequest = { head: Buffer; body: Buffer };

/** A kept-alive connection on a bare socket, far cheaper than an HTTP client, so that the load never waits for its maker. */
export type Connection = {
  /** Sends one request and resolves with the answer's status, or with 0 where the connection broke. One at a time. */
  send(request: PreparedRequest): Promise<number>;
  close(): void;
};

export async function openConnections(port: number, count: number): Promise<Connection[]> {
  const connections: Connection[] = [];
  while (connections.length < count) {
    const some = Math.min(100, count - connections.length);
    connections.push(...(await Promise.all(Array.from({ length: some }, () => openConnection(port)))));
  }
  return connections;
}

async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await once(socket, "connect");
  let received = "";
  let answered: ((status: number) => void) | null = null;

  function settle(status: number): void {
    const resolve = answered;
    answered = null;
    resolve?.(status);
  }
  socket.setEncoding("latin1");
  socket.on("data", (text: string) => {
    received += text;
    const answer = readAnswer(received);
    if (!answer) return;
    received = received.slice(answer.size);
    settle(answer.status);
  });
  socket.on("error", () => settle(0));
  socket.on("close", () => settle(0));

  return {
    send({ head, body }) {
      const { promise, resolve } = Promise.withResolvers<number>();
      if (socket.destroyed) return Promise.resolve(0);
      answered = resolve;
      socket.cork();
      socket.write(head);
      socket.write(body);
      socket.uncork();
      return promise;
    },
    close() {
      socket.destroy();
    },
  };
}
