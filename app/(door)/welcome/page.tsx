import type { Metadata } from "next";
import { connection } from "next/server";
import { WelcomeScreen } from "#components/door/welcome-screen.tsx";

export const metadata: Metadata = { title: "Welcome" };

export default async function WelcomePage() {
  await connection();
  return <WelcomeScreen />;
}
