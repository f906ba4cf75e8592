// What the map says of the thing on which the keyboard stands.

import { percent } from "../../lib/numbers";
import { type Item, readKey } from "../../map/model";
import { say } from "./words";

export function sentence(item: Item): string {
  const { key, name, operating, covered, mark } = item;
  const kind = readKey(key)?.kind ?? "cluster";
  switch (kind) {
    case "cluster":
      return say("sayCluster", { operating, covered });
    case "spot":
      return say("saySpot", { operating, covered });
    case "branch":
      return say("sayBranch", { name, operating });
    case "organization":
      return say("sayPoint", { name, mark: say(`mark.${mark ?? "unknown"}`) });
    default: {
      const place = { kind: say(`kind.${kind}`), name };
      if (mark === "unknown") {
        return say("sayUnknown", place);
      }
      return operating === 0
        ? say("sayNone", place)
        : say("sayPlace", { ...place, share: percent(covered / operating), covered, operating });
    }
  }
}
