import { useEffect } from "preact/hooks";
import { AdminPlace } from "../admin/admin-place";
import { a } from "../admin/words";
import { link } from "../api/live";
import { ChartPage } from "../chart/chart-page";
import { BeginPage } from "../chart/setup/begin-page";
import { CapabilityReport } from "../chart/study/capability-report";
import { ChartsPage } from "../floor/charts-page";
import { FloorPage } from "../floor/floor-page";
import { WallPage } from "../floor/wall-page";
import { clock, when } from "../i18n/format";
import { language, setLanguage, t } from "../i18n/language";
import { ManagerPage } from "../manager/manager-page";
import { QualityPlace } from "../quality/quality-place";
import { q } from "../quality/words";
import { Notice } from "../ui/notice";
import { Bell } from "./bell";
import { thing } from "./crumb";
import { ForPeople } from "./for-people";
import "./frame.css";
import { place } from "./place";
import { finding, Search } from "./search";
import { session, shut, signOut } from "./session";
import { SignIn } from "./sign-in";
import { SignatureDialog } from "./signature";
import { setTheme, theme } from "./theme";
import { f } from "./words";

/** The rail with the places, the bar above, and the place the user is at. */
export function Frame() {
  const here = place.value;
  useEffect(() => {
    const name = thing.value ?? crumbs().at(-1)?.label;
    document.title = `${name} · ${t.value.product}`;
  }, [place.value, language.value, thing.value]);
  if (here.at === "wall") return <WallPage filter={here.filter} />;
  return (
    <div class="frame">
      <button type="button" class="skip button" onClick={toContent}>
        {t.value.skip}
      </button>
      <Rail />
      <div class="beside">
        <Bar />
        <Away />
        <main class="content" id="content" tabIndex={-1}>
          <Here />
        </main>
      </div>
      <Search />
      <SignatureDialog />
    </div>
  );
}

function toContent() {
  document.getElementById("content")?.focus();
}

function Here() {
  const here = place.value;
  if (shut.value && session.value === undefined) return <SignIn />;
  switch (here.at) {
    case "floor":
      return <FloorPage />;
    case "charts":
      return <ChartsPage filter={here.filter} />;
    case "capability":
      return (
        <ForPeople>
          <CapabilityReport part={here.part} last={here.last} />
        </ForPeople>
      );
    case "begin-chart":
      return (
        <ForPeople>
          <BeginPage characteristic={here.characteristic} />
        </ForPeople>
      );
    case "chart":
      return <ChartPage key={here.id} id={here.id} view={here.view} />;
    case "quality":
      return (
        <ForPeople>
          <QualityPlace path={here.path} query={here.query} />
        </ForPeople>
      );
    case "manager":
      return (
        <ForPeople>
          <ManagerPage />
        </ForPeople>
      );
    case "system":
      return <AdminPlace path={["system"]} query={{}} />;
    case "admin":
      return <AdminPlace path={here.path} query={here.query} />;
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
  return (
    <nav class="rail" aria-label={m.places.main}>
      <RailLink href="#/" current={at === "floor"} label={m.places.floor} icon={ICONS.floor} />
      <RailLink
        href="#/charts"
        current={["charts", "chart", "capability", "begin-chart"].includes(at)}
        label={m.places.charts}
        icon={ICONS.charts}
      />
      <RailLink
        href="#/quality"
        current={at === "quality"}
        label={f.value.places.quality}
        icon={ICONS.quality}
      />
      <RailLink
        href="#/manager"
        current={at === "manager"}
        label={f.value.places.manager}
        icon={ICONS.manager}
      />
      <RailLink
        href="#/admin"
        current={at === "admin" || at === "system"}
        label={f.value.places.admin}
        icon={ICONS.admin}
      />
      <span class="room" />
      <LinkState />
    </nav>
  );
}

const ICONS = {
  floor: "M3 4h6v6H3zM13 4h6v6h-6zM3 14h6v6H3zM13 14h6v6h-6z",
  charts: "M3 4v16h17M6 14l4-5 4 4 5-7",
  quality: "M4 3h14v18H4zM8 9l2 2 4-4M8 16h6",
  manager: "M3 20V10h4v10M9 20V4h4v16M15 20v-7h4v7",
  admin: "M3 7h16M3 12h16M3 17h16M7 5v4M15 10v4M9 15v4",
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

/** Where one is, and what is the same everywhere: finding, the bell, language, theme, who one is. */
function Bar() {
  const m = t.value;
  const other = language.value === "en" ? "zh-CN" : "en";
  const dark = theme.value === "dark";
  return (
    <header class="bar">
      <Crumbs />
      <span class="room" />
      <button
        type="button"
        class="bar-find"
        onClick={() => {
          finding.value = true;
        }}
      >
        {f.value.search.open} <kbd>Ctrl K</kbd>
      </button>
      <Bell />
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
      {session.value === undefined ? (
        <a class="bar-who" href="#/manager">
          {f.value.signIn.title}
        </a>
      ) : (
        <span class="bar-who">
          <span title={f.value.signIn.signedIn(session.value.name)}>{session.value.name}</span>
          <button type="button" onClick={() => void signOut()}>
            {f.value.signIn.out}
          </button>
        </span>
      )}
    </header>
  );
}

/** The way to here as links; the last is where one is. */
function Crumbs() {
  return (
    <nav class="crumbs" aria-label={f.value.crumbs}>
      {crumbs().map((crumb, i) => (
        <span key={crumb.href}>
          {i > 0 && <span aria-hidden="true"> / </span>}
          <a href={crumb.href}>{crumb.label}</a>
        </span>
      ))}
      {thing.value !== undefined && (
        <span>
          <span aria-hidden="true"> / </span>
          <b aria-current="page">{thing.value}</b>
        </span>
      )}
    </nav>
  );
}

function crumbs(): { label: string; href: string }[] {
  const here = place.value;
  switch (here.at) {
    case "quality": {
      const first = { label: f.value.places.quality, href: "#/quality" };
      const room = here.path[0] as keyof typeof q.value.rooms | undefined;
      if (here.path[0] === "records") {
        return [first, { label: q.value.rooms.batches, href: "#/quality/batches" }];
      }
      const label = room === undefined ? undefined : q.value.rooms[room];
      return label === undefined ? [first] : [first, { label, href: `#/quality/${room}` }];
    }
    case "admin":
    case "system": {
      const first = { label: f.value.places.adminFull, href: "#/admin" };
      const room = (here.at === "system" ? "system" : here.path[0]) as
        | keyof typeof a.value.rooms
        | undefined;
      const label = room === undefined ? undefined : a.value.rooms[room];
      return label === undefined ? [first] : [first, { label, href: `#/admin/${room}` }];
    }
    case "manager":
      return [{ label: f.value.places.manager, href: "#/manager" }];
    case "charts":
    case "chart":
    case "capability":
    case "begin-chart":
      return [{ label: t.value.places.charts, href: "#/charts" }];
    default:
      return [{ label: t.value.places.floor, href: "#/" }];
  }
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
