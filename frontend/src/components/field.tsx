import { type ComponentProps, createContext, type ReactNode, useContext, useId } from "react";

import { cn } from "@/lib/cn";

interface FieldContext {
  id: string;
  told: string | undefined;
  isWrong: boolean;
}

const Context = createContext<FieldContext | null>(null);

interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A label, one control, and below it help or what is wrong. The control finds its ids by itself. */
export function Field({ label, help, error, aside, className, children }: FieldProps) {
  const id = useId();
  const hasNote = error !== undefined || help !== undefined;
  return (
    <div className={cn("field", className)}>
      <div className="row">
        <label className="lbl" htmlFor={id}>
          {label}
        </label>
        {aside === undefined ? null : <span className="ml-auto">{aside}</span>}
      </div>
      <Context value={{ id, told: hasNote ? `${id}-note` : undefined, isWrong: error !== undefined }}>
        {children}
      </Context>
      {hasNote ? (
        <p
          id={`${id}-note`}
          className={cn("help", error !== undefined && "wrong")}
          role={error ? "alert" : undefined}
        >
          {error ?? help}
        </p>
      ) : null}
    </div>
  );
}

/** What a control inside of a Field must carry. */
export function useField(): { id?: string; "aria-describedby"?: string; "aria-invalid"?: true } {
  const field = useContext(Context);
  if (field === null) return {};
  return {
    id: field.id,
    ...(field.told === undefined ? {} : { "aria-describedby": field.told }),
    ...(field.isWrong ? { "aria-invalid": true as const } : {}),
  };
}

export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn("in", className)} {...useField()} {...rest} />;
}

export function SelectInput({ className, ...rest }: ComponentProps<"select">) {
  return <select className={cn("in", className)} {...useField()} {...rest} />;
}

export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={cn("in", className)} {...useField()} {...rest} />;
}
