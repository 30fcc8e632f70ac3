"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "#components/ui/button.tsx";

type Props = {
  title: string;
  children: ReactNode;
  /** The verb on the button that does it. */
  action: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks once before something that cannot be taken back. Mount it to open it. */
export function ConfirmDialog({ title, children, action, busy = false, onConfirm, onClose }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-lg bg-panel p-5 text-ink shadow-pop backdrop:bg-scrim"
    >
      <h2 id={`${id}-title`} className="text-md font-[600] text-ink">
        {title}
      </h2>
      <div id={`${id}-text`} className="mt-1.5 text-sm text-soft">
        {children}
      </div>
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={() => dialog.current?.close()}>Cancel</Button>
        <Button look="primary" disabled={busy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </dialog>
  );
}
