// Import: upload a workbook, see what each row would do, then apply it; every import can be undone.

import { t } from "../../i18n";
import { path, query } from "../../router";
import { ContestUpload } from "./ContestUpload";
import { ImportReport } from "./ImportReport";
import { PastImports } from "./PastImports";
import { Upload } from "./Upload";

export function Imports() {
  const id = path.value.split("/")[2];
  if (id) {
    return <ImportReport key={id} id={decodeURIComponent(id)} />;
  }
  const contest = query.value.get("contest");
  if (contest) {
    return (
      <div class="stack">
        <ContestUpload key={contest} id={contest} />
      </div>
    );
  }
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{t("nav.imports")}</h1>
      </div>
      <Upload />
      <PastImports />
    </div>
  );
}
