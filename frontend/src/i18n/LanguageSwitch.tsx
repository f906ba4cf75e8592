// The switch between Chinese and English, named in the language it leads to.

import { locale, speak, t } from ".";

export function LanguageSwitch() {
  const other = locale.value === "zh-CN" ? "en" : "zh-CN";
  return (
    <button
      type="button"
      class="button button-quiet"
      lang={other}
      onClick={() => void speak(other)}
    >
      {t("language.other")}
    </button>
  );
}
