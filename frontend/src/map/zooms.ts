// From which zoom on each kind of thing is drawn: towns, then areas, buildings, single organizations.

export const zooms = {
  /** Below, the label of a town has only room for its rate. */
  townCounts: 9.7,
  /** Below, only towns carry their numbers. */
  areas: 11,
  areaLabels: 12.4,
  buildings: 11.8,
  joints: 12.4,
  organizations: 13,
  /** Towns are no more than a frame from here on; their names fade from `buildings` on. */
  townFrame: 13,
  buildingLabels: 14.6,
  closest: 19,
} as const;

/** The zoom at which a place of this kind is looked at when a search leads to it. */
export const closeUp = { town: 13, area: 15, building: 15.6, organization: 16 } as const;
