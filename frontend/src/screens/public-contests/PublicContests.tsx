// The contests whose results are public: all of them, or one by its address. Asked as nobody, also
// by those who are signed in, so that nobody sees more here than the public does.

import "./publicContests.css";
import { useEffect } from "preact/hooks";
import { ask } from "../../api/client";
import { useResource } from "../../api/resource";
import { findSettings, type PublicDistrict, settings } from "../../api/settings";
import { type EditionFragment, PublicContestsDocument } from "../../gql/graphql";
import { localTime } from "../../lib/dates";
import { address, addressWith, go, path, query } from "../../router";
import { SelectField } from "../../ui/Field";
import { Skeleton } from "../../ui/Skeleton";
import { Empty, Failed } from "../../ui/State";
import { Table } from "../../ui/Table";
import { whole } from "../contests/roundData";
import { asPublic } from "../public/asking";
import { Frame } from "../public/Frame";
import { daysOf } from "./days";
import { EditionBadge } from "./EditionBadge";
import { latestEditions } from "./editions";
import { PublicContest } from "./PublicContest";
import { say } from "./words";

const home = "/public/contests";

export function PublicContests() {
  const { publicDistricts } = settings.value;
  useEffect(() => {
    if (settings.peek().publicDistricts.length === 0) {
      // The first publication may have been made since this page was opened.
      void findSettings();
    }
  }, []);
  const code = query.value.get("district");
  const district = publicDistricts.find((one) => one.code === code) ?? publicDistricts[0];
  const contest = path.value.slice(home.length + 1);
  return (
    <Frame
      isSynthetic={district?.isSynthetic ?? false}
      name={say("title")}
      home={district ? address(home, { district: district.code }) : home}
      foot={say("foot")}
    >
      {!district ? (
        <>
          <h1>{say("title")}</h1>
          <None />
        </>
      ) : contest === "" ? (
        <All key={district.code} district={district} all={publicDistricts} />
      ) : (
        <PublicContest key={contest} district={district} id={contest} />
      )}
    </Frame>
  );
}

function None() {
  return (
    <Empty title={say("none.title")}>
      <p>{say("none.text")}</p>
    </Empty>
  );
}

interface AllProps {
  readonly district: PublicDistrict;
  readonly all: readonly PublicDistrict[];
}

function All({ district, all }: AllProps) {
  const { state, reload } = useResource((signal) =>
    whole(async (after) => {
      const options = { signal, ...asPublic(district) };
      return (await ask(PublicContestsDocument, { after }, options)).contestPublications;
    }),
  );
  const { data, fault } = state.value;
  return (
    <>
      <div class="page-head">
        <h1>
          {district.name} · {say("title")}
        </h1>
      </div>
      <p class="muted">{say("lead")}</p>
      {all.length > 1 && (
        <div class="filters public-filters" data-open="true">
          <SelectField
            label={say("district")}
            value={district.code}
            choices={all.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code) => go(addressWith({ district: code }))}
          />
        </div>
      )}
      {fault && !data ? (
        <Failed fault={fault} onRetry={reload} />
      ) : data === null ? (
        <Skeleton lines={8} />
      ) : data.length === 0 ? (
        <None />
      ) : (
        <List district={district} editions={data} />
      )}
    </>
  );
}

interface ListProps {
  readonly district: PublicDistrict;
  readonly editions: readonly EditionFragment[];
}

function List({ district, editions }: ListProps) {
  return (
    <Table
      caption={say("title")}
      rows={latestEditions(editions)}
      keyOf={({ id }) => id}
      columns={[
        {
          id: "contest",
          heading: say("contest"),
          cell: ({ contestId, contestName }) => (
            <a href={address(`${home}/${contestId}`, { district: district.code })}>{contestName}</a>
          ),
        },
        {
          id: "days",
          heading: say("days"),
          cell: ({ startsOn, endsOn }) => daysOf(startsOn, endsOn),
        },
        {
          id: "organizer",
          heading: say("organizer"),
          cell: ({ organizerName }) => organizerName ?? "—",
        },
        {
          id: "published",
          heading: say("published"),
          cell: ({ publishedAt }) => localTime(publishedAt),
        },
        {
          id: "standing",
          heading: say("standing"),
          cell: (row) => <EditionBadge edition={row} editions={editions} />,
        },
      ]}
    />
  );
}
