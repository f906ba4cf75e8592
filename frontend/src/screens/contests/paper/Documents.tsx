// Documents of a contest to save and print: the sheet of a closed round, certificates once it is
// over. What cannot be printed, the server says.

import { DownloadButton } from "../../../ui/DownloadButton";
import { say } from "./words";

interface OfRound {
  readonly round: { readonly id: string; readonly state: string };
}

export function ResultSheet({ round }: OfRound) {
  return ["CLOSED", "PUBLISHED"].includes(round.state) ? (
    <DownloadButton path={`/result-sheets/${round.id}.pdf`}>{say("sheet")}</DownloadButton>
  ) : null;
}

interface OfContest {
  readonly contest: { readonly id: string; readonly state: string };
  readonly hasAwards: boolean;
}

export function Certificates({ contest, hasAwards }: OfContest) {
  if (!isOver(contest)) {
    return null;
  }
  const path = `/certificates/${contest.id}.pdf`;
  return (
    <>
      {hasAwards && <DownloadButton path={path}>{say("certificates")}</DownloadButton>}
      <DownloadButton path={`${path}?kind=participation`}>{say("participation")}</DownloadButton>
    </>
  );
}

interface OfAward {
  readonly contest: { readonly state: string };
  readonly award: { readonly id: string };
}

/** The certificate of one award, for when the others cannot be printed any more. */
export function Certificate({ contest, award }: OfAward) {
  return isOver(contest) ? (
    <DownloadButton isQuiet path={`/certificates/${award.id}.pdf`}>
      {say("certificate")}
    </DownloadButton>
  ) : null;
}

function isOver({ state }: { readonly state: string }): boolean {
  return state === "CLOSED" || state === "PUBLISHED";
}
