// What the page shows: rows, one whole object, figures and their pictures.

import { useSignal } from "@preact/signals";
import { Badge, type Tone } from "../../ui/Badge";
import { Meter, type Part, PartsBar, Swatch } from "../../ui/Bars";
import { DateField, SearchField, SelectField } from "../../ui/Field";
import { FigureCard } from "../../ui/FigureCard";
import { FilterBar } from "../../ui/FilterBar";
import { Pages } from "../../ui/Pages";
import { Facts, Panel, PanelSection } from "../../ui/Panel";
import { type Column, Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { Section } from "./Section";
import { say } from "./words";

interface Sample {
  readonly code: string;
  readonly name: "mine" | "theirs" | "departmentSample";
  readonly members: number;
  readonly tone: Tone;
}

const samples: readonly Sample[] = [
  { code: "91990199MA0000A19G", name: "mine", members: 8, tone: "good" },
  { code: "51990199MJ0000C30N", name: "theirs", members: 4, tone: "info" },
  { code: "93990199MA0000D42Q", name: "departmentSample", members: 0, tone: "warn" },
];

const parts: readonly (Part & { readonly id: "sole" | "joint" | "due" | "few" | "none" })[] = [
  { id: "sole", count: 2, tone: 1 },
  { id: "joint", count: 5, tone: 2 },
  { id: "due", count: 1, tone: 3 },
  { id: "few", count: 1, tone: 4 },
  { id: "none", count: 1, tone: 5 },
];

const nothing = () => undefined;

function columns(): readonly Column<Sample>[] {
  return [
    {
      id: "name",
      heading: say("name"),
      order: "NAME",
      cell: (row) => <a href="/gallery">{say(row.name)}</a>,
    },
    { id: "code", heading: say("code"), cell: (row) => <span class="code">{row.code}</span> },
    {
      id: "state",
      heading: say("state"),
      cell: (row) => <Badge tone={row.tone}>{say(row.tone)}</Badge>,
    },
    {
      id: "members",
      heading: say("members"),
      isNumber: true,
      order: "MEMBERS",
      cell: (row) => row.members,
    },
  ];
}

export function Rows() {
  const tab = useSignal("all");
  return (
    <Section title={say("table")}>
      <FilterBar active={[{ id: "town", label: say("chip"), onRemove: nothing }]} onClear={nothing}>
        <SearchField
          label={say("search")}
          placeholder={say("searchHint")}
          value=""
          onSearch={nothing}
        />
        <DateField label={say("day")} value="2026-06-30" onChange={nothing} />
        <SelectField
          label={say("town")}
          empty={say("allTowns")}
          value=""
          choices={[{ value: "1", label: say("townSample") }]}
          onChange={nothing}
        />
      </FilterBar>
      <Tabs
        label={say("results")}
        tabs={[
          { id: "all", label: say("all"), count: 3 },
          { id: "new", label: say("new"), count: 1 },
        ]}
        chosen={tab.value}
        onChoose={(id) => {
          tab.value = id;
        }}
      >
        <Table
          caption={say("sample")}
          columns={columns()}
          rows={samples}
          keyOf={(row) => row.code}
          selected="51990199MJ0000C30N"
          order={{ field: "NAME", isDescending: false }}
          onOrder={nothing}
        />
        <div class="table-foot">
          <span class="muted">{say("count")}</span>
          <Pages hasPrevious={false} hasNext onPrevious={nothing} onNext={nothing} />
        </div>
      </Tabs>
    </Section>
  );
}

export function Figures() {
  return (
    <Section title={say("figures")}>
      <div class="columns">
        <FigureCard
          code="F02"
          name={say("figure")}
          value="7"
          unit={say("figureUnit")}
          href="/gallery"
          definition={say("figureText")}
          variants={[
            {
              id: "social",
              label: say("figureMore"),
              value: <a href="/gallery">{say("figureMoreValue")}</a>,
            },
          ]}
        />
        <div class="stack">
          <PartsBar parts={parts} />
          <div class="cluster">
            {parts.map((part) => (
              <span key={part.id}>
                <Swatch tone={part.tone} />
                {say(part.id)} {part.count}
              </span>
            ))}
          </div>
          <Meter ratio={0.7} />
        </div>
      </div>
    </Section>
  );
}

export function Side() {
  return (
    <Panel title={say("panelTitle")} subject="sample" onClose={nothing}>
      <PanelSection title={say("lines")}>
        <Facts
          facts={[
            [say("town"), say("townSample")],
            [say("department"), say("departmentSample")],
            [say("village"), null],
          ]}
        />
      </PanelSection>
      <PanelSection title={say("links")}>
        <ul class="timeline">
          <li data-live="true">{say("linkLive")}</li>
          <li>{say("linkPast")}</li>
        </ul>
      </PanelSection>
    </Panel>
  );
}
