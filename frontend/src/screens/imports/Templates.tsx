// The empty workbooks with the headings that the import knows.

import { t } from "../../i18n";

const templates = [
  "enterprises",
  "social-organizations",
  "branches",
  "coverage",
  "members",
  "towns",
  "departments",
  "villages",
  "areas",
  "buildings",
  "shops",
] as const;

export function Templates() {
  return (
    <div>
      <h3>{t("import.templates")}</h3>
      <ul class="cluster">
        {templates.map((name) => (
          <li key={name}>
            <a href={`/templates/${name}.xlsx`} download="">
              {t(`workbook.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
