// All ledgers by name.

import { branches } from "./branches";
import { members } from "./members";
import { organizations } from "./organizations";
import { areas, buildings, departments, towns, villages } from "./places";
import { shops } from "./shops";

export const definitions = {
  organizations,
  branches,
  members,
  buildings,
  villages,
  areas,
  shops,
  towns,
  departments,
} as const;
