import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { Globe, Keyboard, LogOut, SunMoon } from "lucide-react";
import { Dialog } from "radix-ui";

import { signOut } from "@/app/shell/account-menu";
import { itemsFor } from "@/app/shell/nav";
import { useFocusReturn } from "@/hooks/use-focus-return";
import { useSite } from "@/hooks/site-context";
import { useTheme } from "@/hooks/use-theme";
import { chooseTheme } from "@/lib/theme";

interface CommandMenuProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onList: () => void;
}

/** Pages, sites and what stands in no other place, by a few letters. */
export default function CommandMenu({ isOpen, onOpenChange, onList }: CommandMenuProps) {
  const { me, site, choose } = useSite();
  const navigate = useNavigate();
  const focus = useFocusReturn();
  const other = useTheme() === "dark" ? "light" : "dark";
  const doing = (action: () => void) => () => {
    onOpenChange(false);
    action();
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="ovl">
          <Dialog.Content className="dlg cmd" aria-describedby={undefined} {...focus}>
            <Dialog.Title className="sr">Search or jump to</Dialog.Title>
            <Command label="Search or jump to" loop>
              <Command.Input placeholder="Search or jump to" />
              <Command.List>
                <Command.Empty>Nothing is called so.</Command.Empty>
                <Command.Group heading="Pages">
                  {itemsFor(site).map(({ to, label, icon: Icon, key }) => (
                    <Command.Item key={to} value={label} onSelect={doing(() => void navigate({ to }))}>
                      <Icon size={16} strokeWidth={1.75} /> {label}
                      <span className="sp" />
                      <kbd>G</kbd>
                      <kbd>{key.toUpperCase()}</kbd>
                    </Command.Item>
                  ))}
                </Command.Group>
                {me.sites.length > 1 ? (
                  <Command.Group heading="Sites">
                    {me.sites.map((each) => (
                      <Command.Item
                        key={each.id}
                        value={`${each.name} ${each.domain}`}
                        onSelect={doing(() => choose(each.id))}
                      >
                        <Globe size={16} strokeWidth={1.75} /> {each.name}{" "}
                        <span className="t3">{each.domain}</span>
                      </Command.Item>
                    ))}
                  </Command.Group>
                ) : null}
                <Command.Group heading="More">
                  <Command.Item value="theme" onSelect={doing(() => chooseTheme(other))}>
                    <SunMoon size={16} strokeWidth={1.75} /> Switch to the {other} theme
                  </Command.Item>
                  <Command.Item value="keyboard shortcuts" onSelect={doing(onList)}>
                    <Keyboard size={16} strokeWidth={1.75} /> Keyboard shortcuts
                  </Command.Item>
                  <Command.Item value="sign out" onSelect={doing(() => void signOut())}>
                    <LogOut size={16} strokeWidth={1.75} /> Sign out
                  </Command.Item>
                </Command.Group>
              </Command.List>
            </Command>
          </Dialog.Content>
        </Dialog.Overlay>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
