/** Where Allo would keep the recording of a call. Nothing of the simulator's is there, as with a link that has died. */
export function recordingAddress(callId: string): string {
  return `https://storage.withallo.com/recordings/${callId.slice("cll_".length)}.mp3`;
}
