"use client";

/** The last resort, where not even the frame of a page could be made. Built ahead, so it has no nonce and does without scripts. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body
        style={{ font: "16px/1.5 system-ui, sans-serif", margin: "15vh auto", maxWidth: "28rem", padding: "0 1rem" }}
      >
        <title>Not shown · Allo Inbox</title>
        <main>
          <h1 style={{ fontSize: "1.25rem" }}>This page could not be shown</h1>
          <p>Deliveries go on being received and kept. If it happens again, the server’s log says why.</p>
          {/* biome-ignore lint/a11y/useValidAnchor: an empty address is this very page, also without scripts */}
          <a href="">Try again</a>
        </main>
      </body>
    </html>
  );
}
