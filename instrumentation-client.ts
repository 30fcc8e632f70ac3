import { config } from "zod/v4/core";

// Runs before anything else in the browser. Zod would try whether it may evaluate text as code, which our policy reports.
config({ jitless: true });
