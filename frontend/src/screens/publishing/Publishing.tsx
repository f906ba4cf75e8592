// Officers of the district make figures public: day and scope, what everybody will see, what was
// published before. The day and the scope are in the address.

import "./publishing.css";
import { useSignal } from "@preact/signals";
import { isDate } from "../../lib/dates";
import { today } from "../../lib/today";
import { query } from "../../router";
import { ButtonLink } from "../../ui/Button";
import type { Wanted } from "./address";
import { Publications } from "./Publications";
import { PublishForm } from "./PublishForm";
import { say } from "./words";

function wantedNow(): Wanted {
  const asOf = query.value.get("asOf") ?? "";
  return { asOf: isDate(asOf) ? asOf : today(), townId: query.value.get("town") };
}

export function Publishing() {
  const turn = useSignal(0);
  const wanted = wantedNow();
  const changed = () => {
    turn.value++;
  };
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{say("title")}</h1>
        <span class="page-actions">
          <ButtonLink href="/public">{say("toPublic")}</ButtonLink>
        </span>
      </div>
      <p class="muted">{say("lead")}</p>
      <PublishForm
        key={`${wanted.asOf} ${wanted.townId}`}
        wanted={wanted}
        turn={turn.value}
        onPublished={changed}
      />
      <Publications turn={turn.value} onChanged={changed} />
    </div>
  );
}
