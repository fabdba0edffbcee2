/** Drawn here, because a panel's fonts lack such signs. */
const PATHS = {
  gauge: "M3 17a9 9 0 1 1 18 0M12 17l4-7",
  pen: "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
  sound: "M4 9v6h4l5 4V5L8 9zM16 9c2 2 2 4 0 6M19 6c4 4 4 8 0 12",
  silent: "M4 9v6h4l5 4V5L8 9zM16 9l6 6M22 9l-6 6",
  dark: "M20 14A8 8 0 1 1 10 4a7 7 0 0 0 10 10z",
  light:
    "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
  print: "M7 9V3h10v6M7 17H3V9h18v8h-4M7 14h10v7H7z",
  keyboard: "M2 6h20v12H2zM5 10h2M9 10h2M13 10h2M17 10h2M7 14h10",
  photo: "M3 7h4l2-3h6l2 3h4v13H3zM12 9a4 4 0 1 1 0 8 4 4 0 0 1 0-8",
  phone: "M6 3l4 1 1 5-2 2c1 2 2 3 4 4l2-2 5 1 1 4c0 2-2 3-3 3C11 20 4 13 3 6c0-1 1-3 3-3z",
  delete: "M8 5h13v14H8l-6-7zM11 9l6 6M17 9l-6 6",
} as const;

export function Icon({ of }: { of: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[of]} fill="none" stroke="currentColor" stroke-width="2" />
    </svg>
  );
}
