import { useState } from "react";

import { NAV } from "@/app/shell/nav";
import { Dialog } from "@/components/dialog";
import { Switch } from "@/components/switch";
import { areSingleKeysOn, switchSingleKeys } from "@/lib/shortcuts";

const MORE: [string[], string][] = [
  [["Ctrl", "K"], "Search or jump to"],
  [["?"], "This list"],
  [["F"], "Log: follow"],
  [["L"], "Log: full screen"],
  [["J"], "Review: next row"],
  [["K"], "Review: row before"],
  [["X"], "Review: select"],
  [["A"], "Review: approve"],
  [["C"], "Review: ask for changes"],
  [["["], "Article: previous draft"],
  [["]"], "Article: next draft"],
  [["Ctrl", "S"], "Article: save now"],
  [["Ctrl", "Enter"], "Submit a dialog"],
  [["Esc"], "Close"],
];

export default function ShortcutList({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const [isOn, setOn] = useState(areSingleKeysOn);
  const keys: [string[], string][] = [
    ...NAV.map((item): [string[], string] => [["G", item.key.toUpperCase()], item.label]),
    ...MORE,
  ];
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="small">
      <div className="dlg-b">
        <dl className="keys">
          {keys.map(([pressed, does]) => (
            <div key={does} className="contents">
              <dt className="row gap-1">
                {pressed.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label className="row sm">
          <Switch
            checked={isOn}
            onCheckedChange={(next) => {
              setOn(next);
              switchSingleKeys(next);
            }}
          />
          Shortcuts of a single key
        </label>
      </div>
    </Dialog>
  );
}
