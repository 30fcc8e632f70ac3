/** No connection was made, so nothing was sent: another address may be tried. */
export class ConnectFailed extends Error {
  override name = "ConnectFailed";
  readonly secure: boolean;

  constructor(cause: Error, secure: boolean) {
    super("no connection", { cause });
    this.secure = secure;
  }
}
