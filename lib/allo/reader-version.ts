/** Raise it when `lib/allo` reads something that it could not read before: deliveries with a problem are read again. */
export const READER_VERSION = 1;
