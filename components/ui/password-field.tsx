import { TextField } from "#components/ui/text-field.tsx";
import { PASSWORD_LENGTH } from "#lib/access/password-policy.ts";

type Props = {
  label: string;
  name: string;
  hint?: string;
  autoFocus?: boolean;
  value: string;
  onChange: (password: string) => void;
};

/** For the password that somebody has. */
export function PasswordField({ onChange, ...field }: Props) {
  return (
    <TextField
      {...field}
      type="password"
      autoComplete="current-password"
      required
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** For a password that somebody chooses: says what makes a good one. */
export function NewPasswordField({ onChange, ...field }: Omit<Props, "hint">) {
  return (
    <TextField
      {...field}
      type="password"
      autoComplete="new-password"
      required
      minLength={PASSWORD_LENGTH.min}
      maxLength={PASSWORD_LENGTH.max}
      hint={`At least ${PASSWORD_LENGTH.min} characters. Four words that do not belong together do well.`}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
