export const usage = `Passes on what an inbox gets to a server on this machine, which Allo and the inbox cannot reach.

  npm run listen -- --url https://inbox.example.com --forward-to http://localhost:3000/hook

Where
  --url URL          the inbox
  --key KEY          a key that may read (Settings > Keys). Better set ALLO_INBOX_KEY: what stands on a command line
                     is seen by everybody on this machine, and kept in the shell's history
  --forward-to URL   gets each delivery byte for byte, signed anew
  --secret whsec_…   signs with this; else with a secret of this machine's own, which is printed and stays the same

What
  --topics a,b       only these topics
  --since TIME|now   begins with what came at this time, such as 2026-03-20 or 2026-03-20T15:00:00Z; else it goes on
                     where it stopped, and the first time with what comes from now on
  --retries N        tries a delivery again so often (3), after 1, 2, 4, 8, then 10 s; those behind it wait
  --help             this text

Nothing is lost while the connection, the inbox or this command is down: it catches up. What your server does not take
is listed at the end and tried again at the next start. A delivery can come twice: its webhook-id stays the same.
What is kept (the secret, the place in the log) stands in ~/.local/state/allo-inbox, or under XDG_STATE_HOME.
Ctrl-C ends it. Exit code 1 if something was not taken.
`;
