/** Who of us it was: the e-mail's own part, all of it on hover. */
export function UserName({ email }: { email: string }) {
  return (
    <bdi title={email} className="max-w-40 truncate text-faint">
      {email.split("@", 1)[0]}
    </bdi>
  );
}
