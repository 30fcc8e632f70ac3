export const usage = `Plays Allo against a running inbox, over real HTTP.

  npm run simulate -- [options]

Where
  --url URL            the webhook address, or the inbox's own (http://127.0.0.1:3000/api/allo)
  --secret whsec_…     signs with this; else the first of ALLO_WEBHOOK_SECRET; else the local secret that the
                       server keeps in its DATA_DIR
  --legacy TOKEN       sends Allo's unsigned older formats to URL/TOKEN

How much
  --count N            different deliveries (200)
  --rate N             requests a second (20); 0 = as fast as it can, 64 at once
  --days N             spreads the events over the past N days (1); they are still sent now
  --topics a,b         only these topics, and nothing unknown unless --unknown asks for it
  --seed TEXT          repeats a run (random, and printed)
  --now ISO            the time at which the history ends (now, to the minute)

What goes wrong, in percent of --count
  --duplicates P       sent again, same id and bytes (5)
  --conflicts P        same id, other body (0.5)
  --lookalikes P       other id, same content; counted in --count (0.5)
  --unknown P          unknown topic or version, broken JSON or UTF-8; counted in --count (1)
  --invalid P          broken signatures, every kind in turn (0)
  --shuffle P          how far out of turn a delivery may come, in percent of the run (0)
  --retries [FACTOR]   tries again on Allo's schedule (0, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h), divided by FACTOR

Also
  --recordings         serves recorded calls on a free port of this machine during the run, and points to them;
                       a server that is to fetch them needs RECORDINGS=archive and OUTBOUND_ALLOW=127.0.0.1/32
  --help               this text

Ends with a table of what was sent and what came back. Exit code 1 if a rightly signed request got no 2xx,
or a wrongly signed one got one.
`;
