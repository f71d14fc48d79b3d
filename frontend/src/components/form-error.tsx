import { ApiError, messageOf } from "@/lib/api/errors";

/** What is wrong with a form as a whole; what is wrong with a field stands at the field. */
export function FormError({ error, shown = [] }: { error: unknown; shown?: string[] }) {
  if (error === null || error === undefined) return null;
  const isAtField =
    error instanceof ApiError && Object.keys(error.fields).some((name) => shown.includes(name));
  if (isAtField) return null;
  return (
    <p className="form-error" role="alert">
      {messageOf(error)}
    </p>
  );
}

/** What the server says about one field. */
export function fieldError(error: unknown, name: string): string | undefined {
  return error instanceof ApiError ? error.fields[name] : undefined;
}
