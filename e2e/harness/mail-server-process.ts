import { SMTPServer } from "smtp-server";

/** A mail server on a free port of loopback, without TLS. It writes its port, then each mail that it takes as a line of JSON. */
const [user = "", pass = ""] = process.argv.slice(2);

const server = new SMTPServer({
  hideSTARTTLS: true,
  disabledCommands: ["STARTTLS"],
  allowInsecureAuth: true,
  onAuth(login, _session, callback) {
    if (login.username === user && login.password === pass) callback(null, { user });
    else callback(new Error("Wrong user or password"));
  },
  async onData(stream, { envelope }, callback) {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
    const to = envelope.rcptTo.map(({ address }) => address);
    const text = Buffer.concat(chunks).toString("utf8");
    process.stdout.write(`${JSON.stringify({ from, to, text })}\n`);
    callback(null);
  },
});

server.listen(0, "127.0.0.1", () => {
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("the mail server does not listen on a port");
  process.stdout.write(`listening at ${address.port}\n`);
});
