import { useState } from "react";

import { MenuChoice, MenuHead } from "@/components/menu";
import { chooseTheme, chosenTheme } from "@/lib/theme";

type Choice = "system" | "light" | "dark";

export function ThemeChoice() {
  const [choice, setChoice] = useState<Choice>(() => chosenTheme() ?? "system");
  return (
    <>
      <MenuHead>Theme</MenuHead>
      <MenuChoice<Choice>
        value={choice}
        options={[
          { value: "system", label: "As the system" },
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
        ]}
        onChange={(next) => {
          setChoice(next);
          chooseTheme(next === "system" ? null : next);
        }}
      />
    </>
  );
}
