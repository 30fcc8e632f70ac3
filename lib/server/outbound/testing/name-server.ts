import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import type { TestContext } from "node:test";
import type { ResolveName } from "#lib/server/outbound/resolve-name.ts";

const A = 1;

/**
 * A real DNS server on loopback that answers each question for an IPv4 address with the next list of `answers`, keeping to the
 * last one, with a lifetime of 0 s. `resolve` asks it over UDP.
 */
export async function nameServer(t: TestContext, answers: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (question, from) => {
    const { name, type, end } = readQuestion(question);
    let addresses: readonly string[] = [];
    if (type === A) {
      addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
      asked.push(name);
    }
    socket.send(reply(question.subarray(0, end), addresses), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  t.after(() => socket.close());
  const resolver = new Resolver({ timeout: 5_000 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  const resolve: ResolveName = async (name) => {
    const [four, six] = await Promise.all([resolver.resolve4(name), resolver.resolve6(name).catch(() => [])]);
    return [...four, ...six];
  };
  return { resolve, asked };
}

function readQuestion(message: Buffer) {
  const labels: string[] = [];
  let at = 12;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), type: message.readUInt16BE(at + 1), end: at + 5 };
}

function reply(question: Buffer, addresses: readonly string[]): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(addresses.length, 6);
  head.writeUInt16BE(0, 8);
  head.writeUInt16BE(0, 10);
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, A, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split(".").map(Number)]),
  );
  return Buffer.concat([head, ...records]);
}
