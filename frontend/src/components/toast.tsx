import { Toaster as Sonner } from "sonner";
import "sonner/dist/styles.css";

/** Only for the result of the user's own action. What happens by itself goes to the bell. */
export function Toaster({ theme }: { theme: "light" | "dark" }) {
  return (
    <Sonner theme={theme} position="bottom-right" closeButton duration={6000} containerAriaLabel="Messages" />
  );
}
