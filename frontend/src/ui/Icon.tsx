// The line icons, drawn on a 16-unit grid in the colour of the text around them.

const paths = {
  menu: "M2 4h12M2 8h12M2 12h12",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  left: "M10 3L5 8l5 5",
  right: "M6 3l5 5-5 5",
  download: "M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.5h11",
  upload: "M8 11V3M4.5 6.5L8 3l3.5 3.5M2.5 13.5h11",
  info: "M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM8 7v4.5M8 4.4v.2",
  warning: "M8 1.8L15 14H1L8 1.8zM8 6.2v4M8 12v.2",
  cross: "M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM5.5 5.5l5 5M10.5 5.5l-5 5",
  check: "M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM4.8 8.2l2.2 2.2 4.2-4.6",
  empty: "M2 5.5L8 2l6 3.5v6L8 15l-6-3.5zM2 5.5L8 9l6-3.5M8 9v6",
  lock: "M3.5 7.5h9v6h-9zM5.5 7.5v-2a2.5 2.5 0 015 0v2",
  up: "M3.5 10L8 5.5 12.5 10",
  down: "M3.5 6L8 10.5 12.5 6",
  columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  layers: "M8 2l6 3.2L8 8.4 2 5.2zM2 8.2l6 3.2 6-3.2M2 11l6 3.2 6-3.2",
  whole: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  edit: "M2.5 13.5l.7-3L10.7 3l2.3 2.3-7.5 7.5zM9.2 4.5l2.3 2.3",
  remove: "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 9h6l.5-9M6.8 7v4M9.2 7v4",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
  search: "M7 2.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM10.3 10.3L14 14",
  clock: "M8 1.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM8 4.5V8l2.5 2",
  offline: "M2 5.5a9 9 0 0112 0M4.5 8.5a5.5 5.5 0 017 0M8 12.5v.2M2.5 13.5l11-11",
  keyboard: "M1.5 4h13v8h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M4.5 9.5h7",
  undo: "M4.5 3L2 5.5 4.5 8M2.5 5.5h7a4 4 0 010 8H6",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** The mark of the product. */
export function Emblem() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="6" fill="#b3261e" />
      <path
        d="M8 9h16M8 23h16M11 9v14M21 9v14M16 13v6"
        stroke="#fff"
        stroke-width="2.6"
        stroke-linecap="round"
        fill="none"
      />
    </svg>
  );
}
