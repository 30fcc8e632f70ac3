/** Trying again makes nothing better: somebody has to do what the message says. */
export class Refused extends Error {}
