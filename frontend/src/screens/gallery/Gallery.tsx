// Every component in every state on one page, for eyes, for axe, and for paper.

import { LanguageSwitch } from "../../i18n/LanguageSwitch";
import { Buttons, Fields } from "./Controls";
import { Figures, Rows, Side } from "./Data";
import { Dialogs, FormTops, Notices, States, Times } from "./Feedback";
import { Tokens } from "./Tokens";
import { say } from "./words";
import "./gallery.css";

export function Gallery() {
  return (
    <main class="page stack gallery">
      <div class="page-head">
        <h1>{say("title")}</h1>
        <span class="page-note">{say("hint")}</span>
        <span class="page-actions">
          <LanguageSwitch />
        </span>
      </div>
      <Tokens />
      <div class="columns">
        <Buttons />
        <Fields />
      </div>
      <div class="columns">
        <Notices />
        <FormTops />
      </div>
      <div class="columns">
        <Dialogs />
        <Times />
      </div>
      <div class="split" data-open="true">
        <Rows />
        <Side />
      </div>
      <Figures />
      <States />
    </main>
  );
}
