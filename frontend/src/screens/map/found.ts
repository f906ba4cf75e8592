// What a search found, each with the way to it.

import type { MapSearchQuery } from "../../gql/graphql";
import { type Key, keyOf, type Spot } from "../../map/model";

export interface Found {
  readonly key: Key;
  readonly kind: "town" | "area" | "building" | "branch" | "organization";
  readonly name: string;
  readonly town: string | null;
  /** Its own point; null when it has none or when its boundary tells. */
  readonly spot: Spot | null;
  /** The town, area or building in which it lies, for one that has no point of its own. */
  readonly within: Key | null;
}

interface Placed {
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** The point of the first of these that has one. */
function spotOf(...places: readonly (Placed | null | undefined)[]): Spot | null {
  for (const place of places) {
    if (place?.longitude != null && place.latitude != null) {
      return { longitude: place.longitude, latitude: place.latitude };
    }
  }
  return null;
}

export function foundIn(answer: MapSearchQuery): Found[] {
  const plain = { spot: null, within: null };
  return [
    ...answer.towns.nodes.map(({ id, name }): Found => {
      return { ...plain, key: keyOf("town", id), kind: "town", name, town: null };
    }),
    ...answer.areas.nodes.map(({ id, name, town }): Found => {
      return { ...plain, key: keyOf("area", id), kind: "area", name, town: town?.name ?? null };
    }),
    ...answer.buildings.nodes.map((row): Found => {
      const { id, name, town } = row;
      const key = keyOf("building", id);
      return { ...plain, key, kind: "building", name, town: town?.name ?? null, spot: spotOf(row) };
    }),
    ...answer.branches.nodes.map(({ id, name, town, building, area, hosts }): Found => {
      const host = hosts.nodes[0]?.organization;
      return {
        key: keyOf("branch", id),
        kind: "branch",
        name,
        town: town?.name ?? null,
        spot: spotOf(building, area ? null : host),
        within: area ? keyOf("area", area.id) : town && keyOf("town", town.id),
      };
    }),
    ...answer.organizations.nodes.map((row): Found => {
      const { id, name, town, building } = row;
      return {
        key: keyOf("organization", id),
        kind: "organization",
        name,
        town: town?.name ?? null,
        spot: spotOf(building, row),
        within: null,
      };
    }),
  ];
}
