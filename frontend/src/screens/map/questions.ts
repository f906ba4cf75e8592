// What must be asked of the server for what is in view, and when an answer still serves.

import { contains, padded, world } from "../../map/boxes";
import type { Box, View } from "../../map/model";
import { zooms } from "../../map/zooms";

/** What is asked of a box. */
export interface Wanted {
  readonly hasPoints: boolean;
  /** Names, buildings and areas of the organizations, which are not drawn from far. */
  readonly hasRows: boolean;
  readonly hasJoints: boolean;
}

/** A box and what is wanted in it, at a zoom. */
export interface Need extends Wanted {
  readonly box: Box;
  readonly zoom: number;
}

export interface Question extends Need {
  readonly asOf: string;
}

/** What the reader asks for at whatever zoom. */
export interface Asked extends Pick<Wanted, "hasPoints" | "hasJoints"> {
  /** The map is going to look at the whole district first: that can be asked before it does. */
  readonly isWhole?: boolean;
}

/** What an answer holds. */
export interface Held extends Wanted {
  readonly asOf: string;
  readonly box: Box;
  /** The zoom for which the server gathered organizations; null when it sent each of them. */
  readonly clusteredAt: number | null;
}

/** What is known when the map looks elsewhere. */
export interface Known<Answer extends Held> {
  /** The question that was put last, and its answer where it came. */
  readonly question: Question | null;
  readonly answer: Answer | null;
  readonly hasFailed: boolean;
}

export const around = 0.5;
export const overview = 8;

export function needOf(
  view: View | null,
  { hasPoints, hasJoints, isWhole = false }: Asked,
): Need | null {
  const isClose = view !== null && view.zoom >= zooms.joints;
  if ((!isClose && !hasPoints && !hasJoints) || (view === null && !isWhole)) {
    return null;
  }
  return {
    // Looked at from far, a wide screen shows more than the world.
    box: view ? padded(view.box, 0) : world,
    zoom: view ? Math.floor(view.zoom) : overview,
    hasPoints: isClose || hasPoints,
    hasRows: isClose,
    hasJoints: isClose || hasJoints,
  };
}

/**
 * The question to put: the last one while its answer serves, or may serve when it comes. The same
 * object then, so that nothing is asked twice; one that failed is put again for another view only.
 */
export function nextQuestion<Answer extends Held>(
  need: Need | null,
  asOf: string,
  { question, answer, hasFailed }: Known<Answer>,
): Question | null {
  if (!need) {
    return null;
  }
  const wanted = { ...need, asOf };
  const stays = answer
    ? serves(answer, wanted)
    : hasFailed
      ? JSON.stringify(question) === JSON.stringify(wanted)
      : mayServe(question, wanted);
  return question && stays ? question : wanted;
}

/** The box that is asked for a need: a part of what lies around comes with it. */
export function boxAsked({ box }: Need, part = around): Box {
  return box === world ? world : padded(box, part);
}

export function serves(held: Held, question: Question): boolean {
  return (
    held.asOf === question.asOf &&
    contains(held.box, question.box) &&
    (held.clusteredAt === null || held.clusteredAt === question.zoom) &&
    holdsAll(held, question)
  );
}

/** Until its answer is there, nobody knows whether it comes gathered for a zoom. */
function mayServe(question: Question | null, wanted: Question): boolean {
  return (
    question !== null &&
    question.asOf === wanted.asOf &&
    contains(boxAsked(question), wanted.box) &&
    holdsAll(question, wanted)
  );
}

function holdsAll(known: Wanted, need: Wanted): boolean {
  return (
    (known.hasPoints || !need.hasPoints) &&
    (known.hasRows || !need.hasRows) &&
    (known.hasJoints || !need.hasJoints)
  );
}
