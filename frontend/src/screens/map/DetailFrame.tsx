// The frame of the whole thing below the table: its name, what it is, a way to close it.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { percent } from "../../lib/numbers";
import { shareOf } from "../../map/levels";
import type { Place } from "../../map/model";
import { Meter } from "../../ui/Bars";
import { Button } from "../../ui/Button";
import { CountOf } from "./Rows";
import { say } from "./words";

interface FrameProps {
  readonly kind: string;
  readonly title: string;
  /** The address of the whole object in its ledger. */
  readonly ledger?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function DetailFrame({ kind, title, ledger, onClose, children }: FrameProps) {
  const frame = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollTo(0, 0);
    return () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  return (
    <section class="map-detail" ref={frame} tabIndex={-1} aria-label={title}>
      <header class="map-detail-head">
        <div>
          <span class="tag">{kind}</span>
          <h2>{title}</h2>
        </div>
        <Button weight="quiet" icon="close" label={say("close")} onClick={onClose} />
      </header>
      {children}
      {ledger && (
        <p class="map-detail-part">
          <a href={ledger}>{say("toLedger")}</a>
        </p>
      )}
    </section>
  );
}

export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="map-detail-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** The coverage of a place: the rate, its bar, and the counts as ways to their rows. */
export function Coverage({ place, asOf }: { place: Place; asOf: string }) {
  if (!place.isKnown) {
    return <p class="map-detail-part muted">{say("level.unknown")}</p>;
  }
  const { operating, covered, verified } = place;
  const share = shareOf(place);
  return (
    <div class="map-detail-part map-rate">
      <p class="map-rate-value">{percent(share)}</p>
      <div>
        <Meter ratio={share} />
        <dl class="map-counts">
          <div>
            <dt>{say("mark.covered")}</dt>
            <dd>
              <CountOf place={place} count="covered" asOf={asOf} value={covered} />
            </dd>
          </div>
          <div>
            <dt>{say("uncoveredCount")}</dt>
            <dd>
              <CountOf place={place} count="uncovered" asOf={asOf} value={operating - covered} />
            </dd>
          </div>
          <div>
            <dt>{say("operating")}</dt>
            <dd>
              <CountOf place={place} count="operating" asOf={asOf} value={operating} />
            </dd>
          </div>
          <div>
            <dt>{say("facts.verified")}</dt>
            <dd>{verified}</dd>
          </div>
        </dl>
      </div>
    </div>
  );
}
