// Import of shapes: upload a file, see on the map what each shape would do, then apply it or not.

import { path } from "../../router";
import { GeometryReport } from "./GeometryReport";
import { PastGeometries } from "./PastGeometries";
import { UploadShapes } from "./UploadShapes";
import { say } from "./words";

export function Geometries() {
  const id = path.value.split("/")[2];
  if (id) {
    return <GeometryReport key={id} id={decodeURIComponent(id)} />;
  }
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{say("title")}</h1>
      </div>
      <UploadShapes />
      <PastGeometries />
    </div>
  );
}
