import { topicFamily } from "#components/deliveries/topic-family.ts";

const hues = {
  call: "bg-call",
  message: "bg-message",
  contact: "bg-contact",
  tag: "bg-tag",
  unknown: "inset-ring-2 inset-ring-faint",
};

/** The hue of a topic's family as a dot; the topic's name stands beside it in words. */
export function TopicDot({ topic, className }: { topic: string; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={`size-2 shrink-0 rounded-full ${hues[topicFamily(topic)]} ${className ?? ""}`}
    />
  );
}
