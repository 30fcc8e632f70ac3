/** Both are set by the front door on every request, over whatever the client may have sent under these names. */
export const CLIENT_ADDRESS_HEADER = "x-allo-inbox-client";
export const PATH_HEADER = "x-allo-inbox-path";
