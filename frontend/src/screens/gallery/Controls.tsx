// What a person presses and fills in.

import { useSignal } from "@preact/signals";
import { Badge, Tag } from "../../ui/Badge";
import { Button, ButtonLink } from "../../ui/Button";
import {
  Checkbox,
  DateField,
  RadioGroup,
  SearchField,
  SelectField,
  TextArea,
  TextField,
} from "../../ui/Field";
import { Menu } from "../../ui/Menu";
import { Segmented } from "../../ui/Segmented";
import { Section } from "./Section";
import { say } from "./words";

const nothing = () => undefined;

export function Buttons() {
  const view = useSignal<"list" | "map" | "both">("list");
  const items = [
    { id: "edit", label: say("edit"), icon: "edit", onChoose: nothing },
    { id: "copy", label: say("copy"), icon: "copy", onChoose: nothing },
    { id: "off", label: say("disabled"), isDisabled: true, onChoose: nothing },
    { id: "remove", label: say("remove"), icon: "remove", isDangerous: true, onChoose: nothing },
  ] as const;
  return (
    <Section title={say("buttons")}>
      <div class="cluster">
        <Button weight="primary">{say("primary")}</Button>
        <Button icon="download">{say("export")}</Button>
        <Button>{say("plain")}</Button>
        <Button weight="quiet">{say("quiet")}</Button>
        <Button weight="danger">{say("danger")}</Button>
        <Button disabled>{say("disabled")}</Button>
        <Button weight="primary" disabled>
          {say("disabled")}
        </Button>
        <ButtonLink href="/gallery">{say("map")}</ButtonLink>
        <Button weight="quiet" icon="more" label={say("more")} />
      </div>
      <div class="cluster">
        <Menu label={say("more")} items={items} />
        <Segmented
          label={say("view")}
          value={view.value}
          segments={[
            { value: "list", label: say("list") },
            { value: "map", label: say("map") },
            { value: "both", label: say("both") },
          ]}
          onChange={(value) => {
            view.value = value;
          }}
        />
      </div>
      <h3>{say("badges")}</h3>
      <div class="cluster">
        {(["good", "warn", "bad", "info", "calm"] as const).map((tone) => (
          <Badge key={tone} tone={tone}>
            {say(tone)}
          </Badge>
        ))}
        <Tag>{say("tag")}</Tag>
      </div>
    </Section>
  );
}

export function Fields() {
  const name = useSignal("");
  const mode = useSignal("all");
  const day = useSignal("2026-06-30");
  const isChecked = useSignal(true);
  return (
    <Section title={say("fields")}>
      <div class="form stack">
        <TextField
          id="gallery-name"
          label={say("name")}
          hint={say("nameHint")}
          error={say("nameMissing")}
          value={name.value}
          onInput={(value) => {
            name.value = value;
          }}
        />
        <DateField
          label={say("term")}
          help={{ text: say("termHelp"), source: say("termSource") }}
          value={day.value}
          onChange={(value) => {
            day.value = value;
          }}
        />
        <SelectField
          label={say("town")}
          empty={say("allTowns")}
          value=""
          choices={[{ value: "1", label: say("townSample") }]}
          onChange={nothing}
        />
        <SearchField
          label={say("search")}
          placeholder={say("searchHint")}
          value=""
          onSearch={nothing}
        />
        <TextArea label={say("reason")} value="" onInput={nothing} />
        <RadioGroup
          label={say("mode")}
          value={mode.value}
          choices={[
            { value: "all", label: say("modeAll"), hint: say("modeAllHint") },
            { value: "good", label: say("modeGood") },
          ]}
          onChange={(value) => {
            mode.value = value;
          }}
        />
        <Checkbox
          label={say("agree")}
          hint={say("agreeHint")}
          isChecked={isChecked.value}
          onChange={(value) => {
            isChecked.value = value;
          }}
        />
        <Checkbox label={say("some")} isChecked={false} isPartly onChange={nothing} />
        <Checkbox label={say("disabled")} isChecked={false} isDisabled onChange={nothing} />
      </div>
    </Section>
  );
}
