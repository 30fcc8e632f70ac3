/** One thing that can be wrong with a request. `cause` and `cure` are clauses, so that several can stand in one sentence. */
export type Fault = { readonly code: string; readonly cause: string; readonly cure: string };

/** What the integrator reads: one sentence, two at most. Never holds a secret, a signature or text from the body. */
export type Diagnosis = { code: string; message: string };

/** "Cause: cure." */
export function diagnosisOf(fault: Fault): Diagnosis {
  return { code: fault.code, message: `${capitalised(fault.cause)}: ${fault.cure}.` };
}

/** For faults of a request that a known secret provably signed. */
export function provenDiagnosis(secretLabel: string, first: Fault, others: readonly Fault[]): Diagnosis {
  const faults = [first, ...others];
  const causes = new Intl.ListFormat("en").format(faults.map((fault) => fault.cause));
  const cures = [...new Set(faults.map((fault) => fault.cure))].join("; ");
  return { code: first.code, message: `Signed with the secret “${secretLabel}”, but ${causes}: ${cures}.` };
}

/** A header or a prefix keeps its spelling, so that it can be searched for as it stands. */
export function capitalised(text: string): string {
  return /^(?:webhook-|whsec_)/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
