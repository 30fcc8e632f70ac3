import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { forbiddenKind } from "#lib/outbound/address-kind.ts";

const table: Record<string, readonly string[]> = {
  unspecified: ["0.0.0.0", "0.1.2.3", "0.255.255.255", "::"],
  private: [
    ...["10.0.0.0", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255"],
    ...["fc00::1", "fd00::5", "fd00:ec2::254", "fdff:ffff::1", "fec0::1", "feff::1"],
  ],
  loopback: ["127.0.0.1", "127.0.0.53", "127.255.255.255", "::1", "0:0:0:0:0:0:0:1"],
  "link-local": ["169.254.0.1", "169.254.169.254", "169.254.170.2", "fe80::1", "febf::1", "fe80::1%eth0", "2600::1%1"],
  "carrier NAT": ["100.64.0.1", "100.100.100.200", "100.127.255.255"],
  multicast: ["224.0.0.1", "239.255.255.255", "ff02::1", "ff0e::1"],
  broadcast: ["255.255.255.255"],
  "cloud metadata": ["168.63.129.16"],
  "IPv4-mapped": ["::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:8.8.8.8", "::ffff:a9fe:a9fe", "::127.0.0.1"],
  "IPv4-translated": ["::ffff:0:127.0.0.1"],
  NAT64: ["64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::808:808", "64:ff9b:1::1", "64:ff9b:1:ffff::a00:1"],
  "6to4": ["2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1"],
  Teredo: ["2001::1", "2001:0:7f00:1::1"],
  reserved: [
    ...["192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.7"],
    ...["203.0.113.9", "240.0.0.1", "254.255.255.255", "192.175.48.1"],
    ...["::7f00:1", "::2", "100::1", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "3fff::1"],
    ...["4000::1", "5f00::1", "8000::1", "e000::1", "fe00::1", "2620:4f:8000::1"],
  ],
  unreadable: [
    "",
    " ",
    "localhost",
    "127.1",
    "0x7f.0.0.1",
    "010.0.0.1",
    "2130706433",
    "127.0.0.1 ",
    "[::1]",
    "1.2.3.4.5",
  ],
};

for (const [kind, addresses] of Object.entries(table)) {
  test(`${kind}: none of ${addresses.length} addresses is public`, () => {
    assert.deepEqual(
      addresses.map((address) => [address, forbiddenKind(address)]),
      addresses.map((address) => [address, kind]),
    );
  });
}

test("the neighbours of every forbidden range are public", () => {
  const open = [
    ...[
      "1.1.1.1",
      "8.8.8.8",
      "9.255.255.255",
      "11.0.0.0",
      "100.63.255.255",
      "100.128.0.0",
      "126.255.255.255",
      "128.0.0.0",
    ],
    ...[
      "168.63.129.15",
      "169.253.255.255",
      "169.255.0.0",
      "172.15.255.255",
      "172.32.0.0",
      "191.255.255.255",
      "192.0.1.0",
    ],
    ...["192.0.3.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.255", "203.0.114.0"],
    ...[
      "223.255.255.255",
      "2000::1",
      "2001:200::1",
      "2001:4860:4860::8888",
      "2003::1",
      "2606:4700::1111",
      "3ffe:ffff::1",
    ],
  ];
  assert.deepEqual(
    open.filter((address) => forbiddenKind(address) !== null),
    [],
  );
});

test("no text throws", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => void forbiddenKind(text)));
});
