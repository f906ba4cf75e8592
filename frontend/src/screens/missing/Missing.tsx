// An address that leads nowhere.

import { t } from "../../i18n";
import { ButtonLink } from "../../ui/Button";
import { Icon } from "../../ui/Icon";

export function Missing() {
  return (
    <div class="state">
      <Icon name="empty" />
      <h1 class="state-title">{t("state.notFound.title")}</h1>
      <p>{t("state.notFound.remedy")}</p>
      <ButtonLink href="/">{t("nav.dashboard")}</ButtonLink>
    </div>
  );
}
