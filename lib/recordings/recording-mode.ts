/** `RECORDINGS`: keep a copy of each, stream from Allo's link when somebody listens, or neither. */
export const recordingModes = ["archive", "proxy", "off"] as const;

export type RecordingMode = (typeof recordingModes)[number];
