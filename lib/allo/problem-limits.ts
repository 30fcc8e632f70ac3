/** How many misfits of one delivery are named. */
export const maxIssues = 50;

/** The longest topic, version or id that is kept in a column; the body keeps the whole of it. */
export const maxNameLength = 200;
