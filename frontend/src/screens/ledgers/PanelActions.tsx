// What can be done with the object of a panel: change it, see it on the map.

import { address, addressWith } from "../../router";
import { ButtonLink } from "../../ui/Button";
import { say } from "./words";

interface PanelActionsProps {
  readonly canEdit?: boolean;
  /** What the map is to show, such as `building:ID`. */
  readonly focus?: string | null;
}

export function PanelActions({ canEdit, focus }: PanelActionsProps) {
  if (!canEdit && !focus) {
    return null;
  }
  return (
    <div class="panel-actions cluster">
      {canEdit && (
        <ButtonLink icon="edit" href={addressWith({ edit: "1" })}>
          {say("panel.edit")}
        </ButtonLink>
      )}
      {focus && (
        <ButtonLink weight="quiet" href={address("/map", { focus })}>
          {say("panel.map")}
        </ButtonLink>
      )}
    </div>
  );
}
