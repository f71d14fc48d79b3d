import { BookOpen, Ellipsis, LogOut } from "lucide-react";
import { toast } from "@/lib/toast";

import { ThemeChoice } from "@/app/shell/theme-choice";
import { Menu, MenuHead, MenuItem, MenuLine } from "@/components/menu";
import { useSite } from "@/hooks/site-context";
import { ask } from "@/lib/api/allauth";
import { messageOf } from "@/lib/api/errors";

const initials = (name: string): string =>
  name
    .split(/[\s@.]+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");

export function AccountMenu() {
  const { me } = useSite();
  if (me.user === null) return null;
  const name = me.user.name || me.user.email;
  return (
    <Menu
      label="Your account"
      trigger={
        <button type="button" className="who">
          <span className="avatar" aria-hidden="true">
            {initials(name)}
          </span>
          <span className="trunc sp sm m">
            {name}
            <span className="sr">, your account</span>
          </span>
          <span className="t3">
            <Ellipsis size={16} />
          </span>
        </button>
      }
    >
      <MenuHead>{me.user.email}</MenuHead>
      <ThemeChoice />
      <MenuLine />
      <MenuItem onSelect={() => window.open("/docs/api/", "_blank", "noopener")}>
        <BookOpen size={15} /> API documentation
      </MenuItem>
      <MenuItem onSelect={() => void signOut()}>
        <LogOut size={15} /> Sign out
      </MenuItem>
    </Menu>
  );
}

/** The page is loaded anew, so that nothing of who was here stays in memory. */
export async function signOut(): Promise<void> {
  try {
    await ask("DELETE", "/auth/session");
  } catch (error) {
    toast.error(`You are still signed in. ${messageOf(error)}`);
    return;
  }
  location.assign("/signin");
}
