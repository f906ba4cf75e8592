// The panel while its object is under way, when it failed, and when there is none to be seen.

import type { Resource } from "../../api/resource";
import { t } from "../../i18n";
import { Panel } from "../../ui/Panel";
import { Empty, Failed, Loading } from "../../ui/State";

interface PanelStateProps {
  readonly state: Resource<unknown>;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

export function PanelState({ state, onRetry, onClose }: PanelStateProps) {
  return (
    <Panel title={t("panel.title")} subject="" onClose={onClose}>
      {state.fault ? (
        <Failed fault={state.fault} onRetry={onRetry} />
      ) : state.isLoading ? (
        <Loading />
      ) : (
        <Empty title={t("panel.hidden")}>
          <p>{t("panel.hiddenRemedy")}</p>
        </Empty>
      )}
    </Panel>
  );
}
