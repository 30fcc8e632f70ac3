import { z } from "zod";

/** Every refusal of the API: a stable code for programs, a sentence that says the cure for people. */
export const apiErrorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
