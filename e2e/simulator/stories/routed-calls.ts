import { answered, completed, ringing } from "#e2e/simulator/call-events.ts";
import { fill } from "#e2e/simulator/fill.ts";
import { manners } from "#e2e/simulator/manners.ts";
import { recordingAddress } from "#e2e/simulator/recording-address.ts";
import { MINUTE, SECOND, type SimulatedEvent, type Stage } from "#e2e/simulator/stage.ts";
import { answeredCall } from "#e2e/simulator/stories/calls.ts";
import { scriptOf, speak, wordsOf } from "#e2e/simulator/talk.ts";

/** Taken by one of us and handed on to another: two calls, the second naming the first. */
export function transferredCall(stage: Stage): SimulatedEvent[] {
  const { random, ids, start, business, person, user } = stage;
  const colleague = business.users.find((one) => one !== user) ?? user;
  const polite = manners[person.language];
  const words = wordsOf(stage);
  const firstId = `cll_${ids.id(20)}`;
  const startDate = start + random.int(1700, 2300);
  const pickedUp = startDate + random.int(3, 12) * SECOND;
  const lines = [random.pick(polite.greetings), ...random.pick(polite.asides), ...random.pick(polite.transfers)];
  const turns = speak(
    lines.map((line) => fill(line, words, random)),
    pickedUp + 700,
    random,
  );
  const handedOver = (turns.at(-1)?.endsAt ?? pickedUp) + SECOND;
  const summary = {
    fr: `Appel transféré à ${colleague.name}.`,
    en: `Call passed on to ${colleague.name}.`,
  };
  const first = completed(stage, {
    id: firstId,
    direction: "INBOUND",
    startDate,
    endsAt: handedOver,
    result: random.chance(0.5) ? "TRANSFERRED_EXTERNAL" : "ANSWERED",
    turns,
    summary: summary[person.language],
    tags: [],
    recordingUrl: recordingAddress(firstId),
    transferTo: colleague,
  });
  const [, pickUp, ...secondLeg] = answeredCall({ ...stage, start: handedOver, user: colleague }, "INBOUND", {
    transferFrom: user,
    transferOriginalCallId: firstId,
    originalTo: { number: stage.line, name: business.name },
  });
  const rest = pickUp ? [pickUp, ...secondLeg] : secondLeg;
  return [ringing(stage, "INBOUND"), answered(stage, "INBOUND", pickedUp), first, ...rest];
}

/** A phone menu picks up and asks what it is about. */
export function menuCall(stage: Stage): SimulatedEvent[] {
  const { random, line, business } = stage;
  const menu = scriptOf(stage).menu;
  const choice = random.int(0, menu.length - 1);
  return answeredCall(stage, "INBOUND", {
    menuChoice: { dtmf_key: String(choice + 1), text_key: menu[choice] ?? null },
    dataCollected: random.chance(0.5) ? { order_reference: `${random.int(1000, 9999)}` } : {},
    originalTo: { number: line, name: business.name },
  });
}

/** The same caller tries again within the minute, which a join by number and time must not mix up. */
export function twiceInAMinute(stage: Stage): SimulatedEvent[] {
  const again = { ...stage, start: stage.start + stage.random.int(20, 55) * SECOND };
  return [ringing(stage, "INBOUND"), ...answeredCall(again, "INBOUND")];
}

/** Nobody took it; we ring back within the hour. */
export function calledBack(stage: Stage): SimulatedEvent[] {
  const later = { ...stage, start: stage.start + stage.random.int(5, 50) * MINUTE };
  return [ringing(stage, "INBOUND"), ...answeredCall(later, "OUTBOUND")];
}
