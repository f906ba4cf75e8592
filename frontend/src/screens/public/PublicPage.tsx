// What a district has made public, for everybody: asked without a session, also by those who have
// one, so that nobody sees more here than the public does.

import { useEffect } from "preact/hooks";
import { ask } from "../../api/client";
import { useResource } from "../../api/resource";
import { findSettings, type PublicDistrict, settings } from "../../api/settings";
import { PublicListDocument } from "../../gql/graphql";
import { t } from "../../i18n";
import { address, addressWith, go, query } from "../../router";
import { Button } from "../../ui/Button";
import { SelectField } from "../../ui/Field";
import { Empty, Failed, Loading } from "../../ui/State";
import { asPublic } from "./asking";
import { Frame } from "./Frame";
import { latestOfDays, type Publication } from "./months";
import { PublishedFigures } from "./PublishedFigures";
import { say } from "./words";

export function PublicPage() {
  const { publicDistricts } = settings.value;
  useEffect(() => {
    if (settings.peek().publicDistricts.length === 0) {
      // The first publication may have been made since this page was opened.
      void findSettings();
    }
  }, []);
  const code = query.value.get("district");
  const district = publicDistricts.find((one) => one.code === code) ?? publicDistricts[0];
  return (
    <Frame
      isSynthetic={district?.isSynthetic ?? false}
      name={t("nav.public")}
      home="/public"
      foot={say("foot")}
    >
      {district ? (
        <Published key={district.code} district={district} all={publicDistricts} />
      ) : (
        <>
          <h1>{t("nav.public")}</h1>
          <Empty title={say("none.title")}>
            <p>{say("none.text")}</p>
          </Empty>
        </>
      )}
    </Frame>
  );
}

interface PublishedProps {
  readonly district: PublicDistrict;
  readonly all: readonly PublicDistrict[];
}

function Published({ district, all }: PublishedProps) {
  const { state, reload } = useResource((signal) =>
    ask(PublicListDocument, {}, { signal, ...asPublic(district) }),
  );
  const { data, fault } = state.value;
  return (
    <>
      <div class="page-head">
        <h1>{say("heading", { district: district.name })}</h1>
        <span class="page-actions cluster">
          <a href={address("/public/contests", { district: district.code })}>{say("contests")}</a>
          <Button icon="print" onClick={() => window.print()}>
            {say("print")}
          </Button>
        </span>
      </div>
      <p class="muted">{say("lead")}</p>
      {fault ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Loading />
      ) : (
        <Chosen district={district} all={all} publications={data.publications.nodes} />
      )}
    </>
  );
}

type ChosenProps = PublishedProps & { readonly publications: readonly Publication[] };

function Chosen({ district, all, publications }: ChosenProps) {
  const scopes = scopesOf(publications);
  const town = scopes.find(({ value }) => value === query.value.get("town"))?.value ?? "";
  const ofScope = publications.filter(({ townId }) => (townId ?? "") === town);
  const days = latestOfDays(ofScope.filter(({ isWithdrawn }) => !isWithdrawn));
  const shown = days.find(({ asOf }) => asOf === query.value.get("asOf")) ?? days[0];
  return (
    <>
      <div class="filters public-filters" data-open="true">
        {all.length > 1 && (
          <SelectField
            label={say("district")}
            value={district.code}
            choices={all.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code) => go(addressWith({ district: code, town: null, asOf: null }))}
          />
        )}
        <SelectField
          label={say("scope")}
          empty={say("whole")}
          value={town}
          choices={scopes}
          onChange={(value) => go(addressWith({ town: value, asOf: null }))}
        />
        {shown && (
          <SelectField
            label={say("day")}
            value={shown.asOf}
            choices={days.map(({ asOf }) => ({ value: asOf, label: asOf }))}
            onChange={(asOf) => go(addressWith({ asOf }))}
          />
        )}
      </div>
      <PublishedFigures district={district} shown={shown} ofScope={ofScope} />
    </>
  );
}

/** The towns of which something was published, by the name that they had last. */
function scopesOf(publications: readonly Publication[]) {
  const names = new Map<string, string>();
  for (const { townId, scopeName } of publications) {
    if (townId !== null && !names.has(townId)) {
      names.set(townId, scopeName);
    }
  }
  return [...names].map(([value, label]) => ({ value, label }));
}
