import { topicFamily } from "#components/deliveries/topic-family.ts";
import { Chip } from "#components/ui/chip.tsx";

/** A topic's own name in the hue of its family. */
export function TopicChip({ topic }: { topic: string }) {
  const family = topicFamily(topic);
  return (
    <Chip tone={family === "unknown" ? "outline" : family} title={topic}>
      <bdi className="truncate">{topic === "" ? "no topic" : topic}</bdi>
    </Chip>
  );
}
