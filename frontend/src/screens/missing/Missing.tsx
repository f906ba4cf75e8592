// An address that leads nowhere.

import { t } from "../../i18n";
import { ButtonLink } from "../../ui/Button";
import { Empty } from "../../ui/State";

export function Missing() {
  return (
    <Empty title={t("state.notFound.title")}>
      <p>{t("state.notFound.remedy")}</p>
      <ButtonLink href="/">{t("nav.dashboard")}</ButtonLink>
    </Empty>
  );
}
