import { Switch as Radix } from "radix-ui";
import type { ComponentProps } from "react";

export function Switch(props: Omit<ComponentProps<typeof Radix.Root>, "className">) {
  return <Radix.Root className="switch" {...props} />;
}
