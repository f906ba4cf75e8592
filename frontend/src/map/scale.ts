// The scale bar: the largest round length that fits.

export interface ScaleBar {
  /** Units: pixels. */
  readonly width: number;
  readonly meters: number;
}

/** Units: meters a pixel in; the bar is at most `room` pixels wide. */
export function scaleBarOf(metersPerPixel: number, room = 100): ScaleBar {
  const most = metersPerPixel * room;
  const power = 10 ** Math.floor(Math.log10(most));
  const meters = [5, 2, 1].map((lead) => lead * power).find((length) => length <= most) ?? power;
  return { meters, width: Math.round(meters / metersPerPixel) };
}

/** `2000` → `"2 km"`. */
export function lengthText(meters: number): string {
  return meters >= 1000 ? `${meters / 1000} km` : `${meters} m`;
}
