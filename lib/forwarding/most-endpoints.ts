/** Each delivery is looked at for each of them. */
export const MOST_ENDPOINTS = 50;
