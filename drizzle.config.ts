import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: [
    "./db/schema.ts",
    "./db/people-schema.ts",
    "./db/call-schema.ts",
    "./db/conversation-schema.ts",
    "./db/forward-schema.ts",
    "./db/contract-schema.ts",
    "./db/missing-schema.ts",
    "./db/incident-schema.ts",
    "./db/sender-schema.ts",
    "./db/series-schema.ts",
    "./db/alert-schema.ts",
  ],
  out: "./db/migrations",
  casing: "snake_case",
});
