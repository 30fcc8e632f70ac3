"use client";

import { createContext } from "react";

type JsonTreeOptions = { onPick: ((value: string) => void) | null; pickLabel: string };

export const JsonTreeContext = createContext<JsonTreeOptions>({ onPick: null, pickLabel: "" });
