import { codeOf } from "#lib/server/error-code.ts";

const FAULT = /^SQLITE_(?:BUSY|LOCKED|READONLY|FULL|IOERR|CANTOPEN|NOMEM)/;

/** Whether the disk or another program is to blame, so that it may go well later. Any other error of SQLite would come again. */
export function isDiskFault(cause: unknown): boolean {
  return FAULT.test(codeOf(cause));
}
