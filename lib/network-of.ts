/** One IPv6 customer holds a whole /64, so that is what counts as one address, however it is abbreviated. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head, tail] = address.split("::").map((part) => part.split(":").filter((group) => group !== ""));
  const groups = head ?? [];
  const zeros = tail ? Math.max(0, 8 - groups.length - tail.length) : 0;
  return [...groups, ...Array<string>(zeros).fill("0"), ...(tail ?? [])].slice(0, 4).join(":");
}
