// The list of keys, opened by `?`.

import { t } from "../i18n";
import { areShortcutsOn, isHelpOpen, shortcuts, switchShortcuts } from "../shortcuts";
import { Checkbox } from "./Field";
import { Sheet } from "./Sheet";

export function Shortcuts() {
  const close = () => {
    isHelpOpen.value = false;
  };
  return (
    <Sheet title={t("keys.title")} onClose={close}>
      <dl class="keys">
        {shortcuts().map(({ keys, name }) => (
          <div key={keys.join(" ")}>
            <dt>
              {keys.map((key) => (
                <kbd class="kbd" key={key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <Checkbox label={t("keys.on")} isChecked={areShortcutsOn.value} onChange={switchShortcuts} />
    </Sheet>
  );
}
