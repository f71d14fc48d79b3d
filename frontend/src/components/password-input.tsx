import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";

import { useField } from "@/components/field";

export function PasswordInput(props: Omit<ComponentProps<"input">, "type" | "className">) {
  const [isShown, setShown] = useState(false);
  return (
    <div className="in-with">
      <input className="in" type={isShown ? "text" : "password"} {...useField()} {...props} />
      <button
        type="button"
        className="iconbtn"
        aria-label={isShown ? "Hide password" : "Show password"}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? <EyeOff size={16} /> : <Eye size={16} />}
      </button>
    </div>
  );
}
