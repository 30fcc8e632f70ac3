/** "940 B", "5.8 KB", "1.2 MB" */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 999_950 ? [bytes / 1000, "KB"] : [bytes / 1_000_000, "MB"];
  return `${value.toFixed(1)} ${unit}`;
}
