import { Outlet } from "@tanstack/react-router";

import { SettingsFrame } from "@/features/settings/frame";
import { useTitle } from "@/hooks/use-title";

export function SettingsRoute() {
  useTitle("Settings");
  return (
    <SettingsFrame>
      <Outlet />
    </SettingsFrame>
  );
}
