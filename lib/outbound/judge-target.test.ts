import assert from "node:assert/strict";
import { test } from "node:test";
import { type AllowEntry, parseAllowEntry } from "#lib/outbound/allow-list.ts";
import { judgeAddresses, judgeName } from "#lib/outbound/judge-target.ts";
import { readTarget } from "#lib/outbound/target.ts";

function allowing(...texts: string[]): AllowEntry[] {
  return texts.map((text) => {
    const result = parseAllowEntry(text);
    assert.ok(result.ok, text);
    return result.entry;
  });
}

/** The verdict on a URL when its name, if it has one, leads to these addresses. */
function verdict(url: string, allow: readonly AllowEntry[] = [], addresses = ["93.184.216.34"]) {
  const read = readTarget(url);
  if (!read.ok) return read;
  const { target } = read;
  return (
    judgeName(target, allow) ??
    judgeAddresses(target, target.isAddress ? [target.host] : addresses, allow) ?? { reason: "open", message: "" }
  );
}

const spellings: Record<string, readonly string[]> = {
  open: [
    ...["https://example.com", "https://EXAMPLE.com:8443/a?b#c", "https://example.com./", "https://bücher.example/"],
    ...[
      "https://8.8.8.8/",
      "https://[2606:4700::1111]/",
      "https://127.0.0.1.example.com/",
      "https://localhost.example.com/",
    ],
    ...["https://0x08.8.8.8/", "https://134744072/", "https://a_b.example.com/", "https://my.local.example.com/"],
  ],
  refused_address: [
    // The loopback address
    ...[
      "https://127.0.0.1/",
      "https://127.0.0.1:8443/",
      "https://127.0.0.1./",
      "https://127.1../",
      "https://0x7f.1../",
      "https://127.1/",
      "https://127.0.1/",
    ],
    ...[
      "https://2130706433/",
      "https://0x7f000001/",
      "https://0x7F.1/",
      "https://0x7f.0x0.0x0.0x1/",
      "https://0177.0.0.1/",
    ],
    ...[
      "https://017700000001/",
      "https://00000177.1/",
      "https://127.0.0.01/",
      "https://127.255.255.254/",
      "https:127.0.0.1",
    ],
    ...[
      "https:\\\\127.0.0.1\\",
      "https:////127.0.0.1/",
      "https://１２７.０.０.１/",
      "https://①②⑦.⓪.⓪.①/",
      "https://127。0。0。1/",
    ],
    ...[
      "https://127｡0｡0｡1/",
      "https://%31%32%37.0.0.1/",
      "https://127%2e0%2E0.1/",
      "https://0x7f.1./",
      " https://127.0.0.1/ ",
    ],
    ...[
      "https://12\t7.0.0.1/",
      "https://127.0\n.0.1/",
      "https://[::1]/",
      "https://[0:0:0:0:0:0:0:1]/",
      "https://[0000::0001]:8443/",
    ],
    // Nowhere and everywhere
    ...["https://0/", "https://0.0.0.0/", "https://0x0/", "https://00/", "https://[::]/", "https://255.255.255.255/"],
    ...["https://4294967295/", "https://224.0.0.1/", "https://[ff02::1]/", "https://240.0.0.1/"],
    // Private networks
    ...["https://10.0.0.1/", "https://012.1/", "https://167772161/", "https://172.16.0.1/", "https://0xac.0x10.0.1/"],
    ...[
      "https://192.168.1.1/",
      "https://0300.0250.1.1/",
      "https://3232235777/",
      "https://192.168.257/",
      "https://100.64.0.1/",
    ],
    ...["https://[fd00::1]/", "https://[fe80::1]/", "https://[fec0::1]/"],
    // Metadata
    ...[
      "https://169.254.169.254/latest/meta-data/",
      "https://2852039166/",
      "https://0xa9fea9fe/",
      "https://0251.0376.0251.0376/",
    ],
    ...[
      "https://169.254.43518/",
      "https://[::ffff:a9fe:a9fe]/",
      "https://[fd00:ec2::254]/",
      "https://100.100.100.200/",
      "https://168.63.129.16/",
    ],
    // IPv4 within IPv6
    ...[
      "https://[::ffff:127.0.0.1]/",
      "https://[::ffff:7f00:1]/",
      "https://[0:0:0:0:0:ffff:7f00:1]/",
      "https://[::ffff:8.8.8.8]/",
    ],
    ...[
      "https://[::127.0.0.1]/",
      "https://[64:ff9b::127.0.0.1]/",
      "https://[64:ff9b:1::a00:1]/",
      "https://[2002:7f00:1::]/",
      "https://[2001::1]/",
    ],
    // Names
    ...[
      "https://localhost/",
      "https://LOCALHOST/",
      "https://localhost./",
      "https://ⓛocalhost/",
      "https://loc\u00adalhost/",
      "https://%6cocalhost/",
    ],
    ...[
      "https://db.localhost/",
      "https://printer.local/",
      "https://metadata.google.internal/",
      "https://METADATA.google.internal./",
    ],
    ...[
      "https://router.home.arpa/",
      "https://nas.lan/",
      "https://wiki.intranet/",
      "https://x.onion/",
      "https://metadata/",
      "https://postgres:5432/",
    ],
    ...["http://localhost/", "http://127.0.0.1/", "http://[::1]:3000/"],
  ],
  not_https: ["http://example.com", "HTTP://example.com:443/", "http://8.8.8.8/", "http://[2606:4700::1111]/"],
  bad_url: [
    ...[
      "",
      " ",
      "example.com",
      "//example.com/",
      "/path",
      "https://",
      "https:///",
      "https://./",
      "https://../",
      "https://a..b/",
    ],
    ...["https://localhost../", "https://exa mple.com/", "https://example.com:99999/"],
    ...[
      "https://256.1.1.1/",
      "https://1.2.3.4.5/",
      "https://4294967296/",
      "https://08.1.1.1/",
      "https://127.0.0.1%00.example.com/",
    ],
    ...["https://[::1%25eth0]/", "https://[fe80::1%eth0]/", "https://[::1/", "https://::1/", "https://[127.0.0.1]/"],
    ...[
      "file:///etc/passwd",
      "ftp://example.com/",
      "data:text/plain,hi",
      "javascript:alert(1)",
      "gopher://127.0.0.1:70/_",
      "blob:https://example.com/1",
    ],
    ...[
      "https://user@example.com/",
      "https://user:pass@example.com/",
      "https://:pass@example.com/",
      "https://example.com@127.0.0.1/",
      "https://a%40b@example.com/",
    ],
    `https://example.com/${"a".repeat(8192)}`,
  ],
};

for (const [reason, urls] of Object.entries(spellings)) {
  test(`${reason}: the verdict on ${urls.length} spellings`, () => {
    assert.deepEqual(
      urls.map((url) => [url.slice(0, 100), verdict(url).reason]),
      urls.map((url) => [url.slice(0, 100), reason]),
    );
  });
}

test("one forbidden address among public ones refuses the name, wherever it stands", () => {
  for (const bad of ["127.0.0.1", "10.0.0.1", "::1", "fe80::1%eth0", "::ffff:8.8.8.8", "0.0.0.0"]) {
    for (const addresses of [[bad], [bad, "8.8.8.8"], ["8.8.8.8", bad], ["2606:4700::1111", "8.8.8.8", bad]]) {
      assert.equal(verdict("https://example.com", [], addresses).reason, "refused_address", addresses.join());
    }
  }
  assert.equal(verdict("https://example.com", [], ["8.8.8.8", "2606:4700::1111"]).reason, "open");
});

test("what is listed by its range may be reached, over http too, by number and by name", () => {
  const allow = allowing("10.0.0.0/8", "127.0.0.1/32");
  for (const [url, addresses, reason] of [
    ["http://10.1.2.3:5678/", [], "open"],
    ["https://10.1.2.3/", [], "open"],
    ["http://012.1/", [], "open"],
    ["http://localhost:3000/", ["127.0.0.1"], "open"],
    ["http://localhost:3000/", ["127.0.0.1", "::1"], "refused_address"],
    ["https://n8n.internal/", ["10.0.0.9"], "open"],
    ["https://n8n.internal/", ["8.8.8.8"], "refused_address"],
    ["http://hook.example.com/", ["10.0.0.9"], "open"],
    ["http://hook.example.com/", ["10.0.0.9", "8.8.8.8"], "not_https"],
    ["http://hook.example.com/", ["8.8.8.8"], "not_https"],
    ["https://hook.example.com/", ["10.0.0.9", "8.8.8.8"], "open"],
    ["https://hook.example.com/", ["10.0.0.9", "192.168.0.1"], "refused_address"],
    ["https://[::ffff:10.0.0.1]/", [], "refused_address"],
    ["https://127.0.0.2/", [], "refused_address"],
  ] as const) {
    assert.equal(verdict(url, allow, [...addresses]).reason, reason, `${url} ${addresses}`);
  }
});

test("what is listed by host and port may be reached there and nowhere else", () => {
  const allow = allowing("n8n.internal:5678", "10.0.0.5:8080", "[fd00::5]:443");
  for (const [url, addresses, reason] of [
    ["http://n8n.internal:5678/hook", ["10.0.0.9"], "open"],
    ["http://N8N.internal.:5678/hook", ["10.0.0.9", "fd00::9"], "open"],
    ["http://n8n.internal/hook", ["10.0.0.9"], "refused_address"],
    ["https://n8n.internal:443/hook", ["10.0.0.9"], "refused_address"],
    ["http://x.n8n.internal:5678/", ["10.0.0.9"], "refused_address"],
    ["http://10.0.0.5:8080/", [], "open"],
    ["http://10.0.0.5:8081/", [], "refused_address"],
    ["http://hook.example.com:8080/", ["10.0.0.5"], "open"],
    ["https://[fd00::5]/", [], "open"],
    ["http://[fd00::5]/", [], "refused_address"],
  ] as const) {
    assert.equal(verdict(url, allow, [...addresses]).reason, reason, url);
  }
});

test("nothing is looked up that could not be reached anyway", () => {
  for (const url of ["https://localhost/", "https://db.internal/", "http://example.com/"]) {
    const read = readTarget(url);
    assert.ok(read.ok);
    assert.ok(judgeName(read.target, []));
    assert.ok(judgeName(read.target, allowing("other.internal:443")));
  }
});

test("a refusal names the host and the cure, and nothing of path, query or user", () => {
  assert.equal(
    verdict("https://[fd00::1]:8443/x").message,
    "fd00::1 is no public address (private). If it is meant, list [fd00::1]:8443 in OUTBOUND_ALLOW.",
  );
  assert.equal(
    verdict("https://example.com/x", [], ["10.0.0.1"]).message,
    "example.com leads to 10.0.0.1, no public address (private). If it is meant, list example.com:443 in OUTBOUND_ALLOW.",
  );
  for (const url of [
    "https://127.0.0.1/marked?marked#marked",
    "http://example.com/marked?marked",
    "https://marked:marked@example.com/",
    "https://localhost/marked",
    "ftp://marked",
    "marked",
  ]) {
    assert.ok(!verdict(url).message.includes("marked"), url);
  }
});
