import { useEffect } from "react";
import { Toaster as Sonner, toast as sonner } from "sonner";
import "sonner/dist/styles.css";

import { showToasts } from "@/lib/toast";

/** Only for the result of the user's own action. What happens by itself goes to the bell. */
export default function Toaster({ theme }: { theme: "light" | "dark" }) {
  useEffect(() => showToasts(({ kind, text, options }) => void sonner[kind](text, options)), []);
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      expand
      closeButton
      duration={6000}
      containerAriaLabel="Messages"
    />
  );
}
