// The same areas and organizations on OpenLayers alone, as its examples would draw them.

import Feature from "ol/Feature";
import WKT from "ol/format/WKT";
import Point from "ol/geom/Point";
import VectorLayer from "ol/layer/Vector";
import OpenLayersMap from "ol/Map";
import { fromLonLat } from "ol/proj";
import Cluster from "ol/source/Cluster";
import VectorSource from "ol/source/Vector";
import CircleStyle from "ol/style/Circle";
import Fill from "ol/style/Fill";
import Stroke from "ol/style/Stroke";
import Style from "ol/style/Style";
import Text from "ol/style/Text";
import View from "ol/View";

const { areas, organizations } = await (await fetch("payload.json")).json();
const reader = new WKT();
const polygons = new VectorSource({
  features: areas.boundaries.map((wkt) =>
    reader.readFeature(wkt, { dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" }),
  ),
});
const points = new VectorSource({
  features: organizations.longitudes.map(
    (longitude, at) => new Feature(new Point(fromLonLat([longitude, organizations.latitudes[at]]))),
  ),
});
const looks = new Map();
const map = new OpenLayersMap({
  target: "map",
  layers: [
    new VectorLayer({ source: polygons }),
    new VectorLayer({
      source: new Cluster({ distance: 46, source: points }),
      style: (feature) => {
        const count = feature.get("features").length;
        if (!looks.has(count)) {
          looks.set(
            count,
            new Style({
              image: new CircleStyle({
                radius: 16,
                fill: new Fill({ color: "#2171b5" }),
                stroke: new Stroke({ color: "#fff" }),
              }),
              text: new Text({ text: String(count), fill: new Fill({ color: "#fff" }) }),
            }),
          );
        }
        return looks.get(count);
      },
    }),
  ],
  view: new View(),
});
map.getView().fit(polygons.getExtent(), { padding: [28, 28, 28, 28] });
map.once("rendercomplete", () => performance.mark("map-points"));
