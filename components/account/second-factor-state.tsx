import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import type { Account } from "#lib/api/account.ts";

const FEW = 3;

type Props = { account: Account; onTurnOn: () => void; onRenew: () => void; onTurnOff: () => void };

/** Whether there is a second factor, and what can be done about it. */
export function SecondFactorState({ account, onTurnOn, onRenew, onTurnOff }: Props) {
  const { on, recoveryCodesLeft: left } = account.secondFactor;
  if (!account.hasPassword) {
    return <p className="text-sm text-soft">You sign in with OpenID Connect, which asks for one if it is set up so.</p>;
  }
  if (!on) {
    return (
      <div className="flex flex-col items-start gap-3">
        <Chip>Off</Chip>
        <Button onClick={onTurnOn}>Turn on</Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col items-start gap-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <Chip tone="ok">On</Chip>
        <span className={left <= FEW ? "text-warn" : "text-soft"}>
          {left === 1 ? "1 recovery code is" : `${left} recovery codes are`} left.
          {left <= FEW ? " Make new ones before they run out." : ""}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onRenew}>New recovery codes</Button>
        <Button onClick={onTurnOff}>Turn off</Button>
      </div>
    </div>
  );
}
