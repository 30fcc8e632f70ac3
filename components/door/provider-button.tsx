import { useMutation } from "@tanstack/react-query";
import { startOidc } from "#components/data/door.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { type OidcProblem, oidcProblemWords } from "#lib/access/oidc-problem.ts";

type Props = { provider: string; then: string; problem: OidcProblem | null };

/** Leads to the OpenID provider, and says why the last time came to nothing. */
export function ProviderButton({ provider, then, problem }: Props) {
  const start = useMutation({ mutationFn: startOidc, onSuccess: ({ url }) => window.location.assign(url) });
  const words = start.error?.message ?? (problem && !start.isPending ? oidcProblemWords(problem) : null);
  return (
    <div className="mb-5 flex flex-col gap-4 border-b border-line pb-5">
      <button
        type="button"
        aria-disabled={start.isPending || start.isSuccess}
        onClick={() => start.isPending || start.mutate({ path: then })}
        className={`${buttonClass()} h-9 justify-center text-sm aria-disabled:opacity-60`}
      >
        {start.isPending || start.isSuccess ? "One moment…" : `Sign in with ${provider}`}
      </button>
      <p role="alert" className="text-sm text-bad empty:hidden">
        {words}
      </p>
    </div>
  );
}
