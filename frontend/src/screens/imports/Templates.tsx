// The empty workbooks with the headings that the import knows.

import { t } from "../../i18n";
import { DownloadButton } from "../../ui/DownloadButton";

const templates = [
  "all",
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
            <DownloadButton path={`/templates/${name}.xlsx`} isQuiet>
              {t(`workbook.${name}`)}
            </DownloadButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
