// In what my version and the present one differ, in words; the map shows the shapes themselves.

import { ringsOf, sketchOf, sketchText } from "../../../map/sketch";
import type { Difference } from "../../../ui/ConflictNotice";
import type { Deed, EditValues, Target } from "./deeds";
import { say } from "./words";

export function differencesOf(
  values: EditValues,
  target: Target | null,
  deed: Deed,
): readonly Difference[] {
  if (!target) {
    return [];
  }
  const theirs = sketchOf(target.wkt);
  const differences: Difference[] = [];
  if (values.name.trim() !== target.name) {
    differences.push({ id: "name", label: say("name"), mine: values.name, theirs: target.name });
  }
  if (deed.tool === "polygon" && sketchText(values.sketch) !== sketchText(theirs)) {
    differences.push({
      id: "boundary",
      label: say("boundary"),
      mine: say("mineDashed", { count: ringsOf(values.sketch).flat().length }),
      theirs: say("theirsSolid", { count: ringsOf(theirs).flat().length }),
    });
  }
  if (deed.hasPoint) {
    const mine = `${values.longitude}, ${values.latitude}`;
    const present = target.spot ? `${target.spot.longitude}, ${target.spot.latitude}` : "—";
    if (mine !== present) {
      differences.push({ id: "point", label: say("point"), mine, theirs: present });
    }
  }
  return differences;
}
