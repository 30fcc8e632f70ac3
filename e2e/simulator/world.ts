import type { Language, Trade } from "#e2e/simulator/script.ts";
import { bakery } from "#e2e/simulator/trades/bakery.ts";
import { bikeRepair } from "#e2e/simulator/trades/bike-repair.ts";
import { dentalPractice } from "#e2e/simulator/trades/dental-practice.ts";
import { estateAgency } from "#e2e/simulator/trades/estate-agency.ts";
import { plumber } from "#e2e/simulator/trades/plumber.ts";

export type Country = "fr" | "us" | "uk";
export type User = { name: string; email: string };

export type Business = {
  name: string;
  trade: Trade;
  language: Language;
  /** Share of calls in the business's own language; the others are in the other one. */
  loyalty: number;
  country: Country;
  /** From the ranges kept for fiction, and never given to a caller. */
  numbers: readonly string[];
  users: readonly User[];
  weight: number;
};

export const businesses: readonly Business[] = [
  {
    name: "Atelier du Canal",
    trade: bikeRepair,
    language: "fr",
    loyalty: 0.8,
    country: "fr",
    numbers: ["+33199003210", "+33199003211", "+33639980001"],
    users: [
      { name: "Nora Lemaire", email: "nora@atelier-canal.example.net" },
      { name: "Théo Marchand", email: "theo@atelier-canal.example.net" },
      { name: "Aïcha Benali", email: "aicha@atelier-canal.example.net" },
    ],
    weight: 3,
  },
  {
    name: "Cabinet dentaire des Tilleuls",
    trade: dentalPractice,
    language: "fr",
    loyalty: 0.9,
    country: "fr",
    numbers: ["+33199004400", "+33199004401"],
    users: [
      { name: "Hélène Aubry", email: "accueil@tilleuls.example.org" },
      { name: "Inès Ferreira", email: "ines@tilleuls.example.org" },
    ],
    weight: 3,
  },
  {
    name: "Harbor Plumbing & Heating",
    trade: plumber,
    language: "en",
    loyalty: 0.95,
    country: "us",
    numbers: ["+14155550100", "+14155550101"],
    users: [
      { name: "Marcus Hill", email: "marcus@harbor-plumbing.example.com" },
      { name: "Dolores Reyes", email: "dolores@harbor-plumbing.example.com" },
      { name: "Kit O'Neill", email: "kit@harbor-plumbing.example.com" },
    ],
    weight: 2,
  },
  {
    name: "Maison Fournier, boulanger",
    trade: bakery,
    language: "fr",
    loyalty: 0.7,
    country: "fr",
    numbers: ["+33199005555", "+33639980002"],
    users: [
      { name: "Luc Fournier", email: "luc@maison-fournier.example.net" },
      { name: "Maëlys Fournier", email: "maelys@maison-fournier.example.net" },
    ],
    weight: 2,
  },
  {
    name: "Bayside Homes",
    trade: estateAgency,
    language: "en",
    loyalty: 0.85,
    country: "uk",
    numbers: ["+447700900001", "+447700900002", "+14155550102"],
    users: [
      { name: "Priya Nair", email: "priya@bayside-homes.example.com" },
      { name: "Tom Ashworth", email: "tom@bayside-homes.example.com" },
      { name: "Siobhán Kelly", email: "siobhan@bayside-homes.example.com" },
    ],
    weight: 2,
  },
];

export type Tag = { key: string; fr: string; en: string };

export const tags: readonly Tag[] = [
  { key: "appointment", fr: "Rendez-vous", en: "Appointment" },
  { key: "quote", fr: "Devis", en: "Quote" },
  { key: "to_call_back", fr: "À rappeler", en: "To call back" },
  { key: "urgent", fr: "Urgent", en: "Urgent" },
  { key: "complaint", fr: "Réclamation", en: "Complaint" },
  { key: "follow_up", fr: "Suivi", en: "Follow-up" },
  { key: "new_customer", fr: "Nouveau client", en: "New customer" },
  { key: "invoice", fr: "Facture", en: "Invoice" },
  { key: "order", fr: "Commande", en: "Order" },
  { key: "delivery", fr: "Livraison", en: "Delivery" },
  { key: "offer", fr: "Offre", en: "Offer" },
  { key: "vip", fr: "Client fidèle ⭐", en: "VIP ⭐" },
];
