import { useEffect } from "preact/hooks";
import { link } from "../api/live";
import { ChartPage } from "../chart/chart-page";
import { ChartsPage } from "../floor/charts-page";
import { FloorPage } from "../floor/floor-page";
import { WallPage } from "../floor/wall-page";
import { clock, when } from "../i18n/format";
import { language, setLanguage, t } from "../i18n/language";
import { SystemPage } from "../system/system-page";
import { Notice } from "../ui/notice";
import "./frame.css";
import { place } from "./place";
import { setTheme, theme } from "./theme";

/** The rail with the places, and the place the user is at. */
export function Frame() {
  const at = place.value.at;
  useEffect(() => {
    document.title = `${title()} · ${t.value.product}`;
  }, [place.value, language.value]);
  if (at === "wall") return <WallPage />;
  return (
    <div class="frame">
      <button type="button" class="skip button" onClick={toContent}>
        {t.value.skip}
      </button>
      <Rail />
      <div>
        <Away />
        <main class="content" id="content" tabIndex={-1}>
          <Here />
        </main>
      </div>
    </div>
  );
}

function toContent() {
  document.getElementById("content")?.focus();
}

function title(): string {
  const m = t.value.places;
  switch (place.value.at) {
    case "charts":
    case "chart":
      return m.charts;
    case "system":
      return m.system;
    default:
      return m.floor;
  }
}

function Here() {
  const here = place.value;
  switch (here.at) {
    case "floor":
      return <FloorPage />;
    case "charts":
      return <ChartsPage filter={here.filter} />;
    case "chart":
      return <ChartPage key={here.id} id={here.id} view={here.view} />;
    case "system":
      return <SystemPage />;
    case "wall":
      return null;
    case "unknown":
      return (
        <Notice title={t.value.unknownPlace}>
          <a href="#/">{t.value.failed.home}</a>
        </Notice>
      );
  }
}

function Rail() {
  const m = t.value;
  const at = place.value.at;
  const other = language.value === "en" ? "zh-CN" : "en";
  const dark = theme.value === "dark";
  return (
    <nav class="rail" aria-label={m.places.main}>
      <RailLink href="#/" current={at === "floor"} label={m.places.floor} icon={ICONS.floor} />
      <RailLink
        href="#/charts"
        current={at === "charts" || at === "chart"}
        label={m.places.charts}
        icon={ICONS.charts}
      />
      <RailLink
        href="#/system"
        current={at === "system"}
        label={m.places.system}
        icon={ICONS.system}
      />
      <span class="room" />
      <LinkState />
      <button
        type="button"
        lang={other}
        title={m.otherLanguageHint}
        onClick={() => setLanguage(other)}
      >
        {m.otherLanguage}
      </button>
      <button
        type="button"
        title={dark ? m.theme.toLight : m.theme.toDark}
        onClick={() => setTheme(dark ? "light" : "dark")}
      >
        {dark ? m.theme.light : m.theme.dark}
      </button>
    </nav>
  );
}

const ICONS = {
  floor: "M3 4h6v6H3zM13 4h6v6h-6zM3 14h6v6H3zM13 14h6v6h-6z",
  charts: "M3 4v16h17M6 14l4-5 4 4 5-7",
  system: "M3 5h16v6H3zM3 14h16v6H3zM6 8h2M6 17h2",
};

function RailLink(props: { href: string; current: boolean; label: string; icon: string }) {
  return (
    <a href={props.href} aria-current={props.current ? "page" : undefined}>
      <svg width="22" height="24" viewBox="0 0 22 24" aria-hidden="true">
        <path d={props.icon} fill="none" stroke="currentColor" stroke-width="1.7" />
      </svg>
      {props.label}
    </a>
  );
}

/** Whether what is on the screen is of now. */
function LinkState() {
  const m = t.value.link;
  const now = link.value;
  return (
    <div class="link">
      {now.state === "live" ? (
        <>
          <b>
            <svg width="8" height="8" aria-hidden="true">
              <circle cx="4" cy="4" r="4" fill="currentColor" />
            </svg>
            {m.live}
          </b>
          {m.asOf(clock(now.heard))}
        </>
      ) : (
        <b>{now.state === "connecting" ? m.connecting : "—"}</b>
      )}
    </div>
  );
}

/** The line about the server being away, above everything it concerns. */
function Away() {
  const now = link.value;
  return (
    <div role="status">
      {now.state === "away" && (
        <div class="away">
          <b>{t.value.link.away(when(now.since))}</b>
          <span>{t.value.link.awayHint}</span>
        </div>
      )}
    </div>
  );
}
