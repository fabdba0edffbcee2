import { useEffect } from "preact/hooks";
import { setTheme, theme } from "../app/theme";
import { colon, language, setLanguage, stop, text } from "../i18n/choice";
import { when } from "../i18n/format";
import { ChooseStation } from "./choose-station";
import { asked, at, goTo } from "./flow";
import { Icon } from "./icons";
import { InspectionPage } from "./inspection-page";
import { ScanPage } from "./scan-page";
import { SignInPage } from "./sign-in-page";
import { setSilent, silent } from "./sound";
import { awaySince, here, person, ready, serverAway, signOut, station, waiting } from "./station";
import { TodayPage } from "./today-page";
import { t } from "./words";

export function StationApp() {
  useEffect(() => {
    document.title = `${here.value ?? ""} ${t.value.product}`.trim();
  }, [here.value, language.value]);
  return (
    <div class="station">
      <Head />
      <Away />
      <main>{ready.value && <Here />}</main>
    </div>
  );
}

function Here() {
  if (here.value === undefined) return <ChooseStation />;
  if (person.value === undefined) return <SignInPage />;
  const now = at.value;
  switch (now.at) {
    case "scan":
      return <ScanPage />;
    case "today":
      return <TodayPage />;
    case "inspection":
      return <InspectionPage key={now.id} id={now.id} />;
  }
}

function Head() {
  const m = t.value;
  const other = language.value === "en" ? "zh-CN" : "en";
  const now = at.value.at;
  return (
    <header class="head">
      <div class="head-place">
        <b>{here.value ?? m.product}</b>
        {station.value && <span>{text(station.value.name)}</span>}
      </div>
      {person.value && (
        <nav class="head-tabs" aria-label={m.product}>
          <button
            type="button"
            aria-current={now !== "today" ? "page" : undefined}
            onClick={() => goTo({ at: "scan" })}
          >
            {m.places.scan}
          </button>
          <button
            type="button"
            aria-current={now === "today" ? "page" : undefined}
            onClick={() => goTo({ at: "today" })}
          >
            {m.places.today}
          </button>
        </nav>
      )}
      <Link />
      <div class="head-tools">
        <button
          type="button"
          aria-label={silent.value ? m.sound.off : m.sound.on}
          onClick={() => setSilent(!silent.value)}
        >
          <Icon of={silent.value ? "silent" : "sound"} />
        </button>
        <button
          type="button"
          aria-label={theme.value === "dark" ? m.theme.light : m.theme.dark}
          onClick={() => setTheme(theme.value === "dark" ? "light" : "dark")}
        >
          <Icon of={theme.value === "dark" ? "light" : "dark"} />
        </button>
        <button
          type="button"
          lang={other}
          title={m.otherLanguageHint}
          onClick={() => setLanguage(other)}
        >
          {m.otherLanguage}
        </button>
      </div>
      {person.value && <Person name={person.value.name} />}
    </header>
  );
}

function Person({ name }: { name: string }) {
  const m = t.value.signIn;
  return (
    <button
      type="button"
      class="head-person"
      aria-label={m.signedIn + colon() + name + stop() + m.change}
      onClick={() => {
        asked.value = undefined;
        goTo({ at: "scan" });
        signOut();
      }}
    >
      <b>{name}</b>
      <span>{m.change}</span>
    </button>
  );
}

/** Where the records are: the count that waits, and whether the server is there. */
function Link() {
  const m = t.value.link;
  return (
    <div class="head-link" role="status">
      {waiting.value > 0 ? (
        <span class="attention">▲ {m.waiting(waiting.value)}</span>
      ) : serverAway.value ? (
        <span class="attention">▲ {m.serverAway}</span>
      ) : (
        <span class="calm">✓✓ {m.stored}</span>
      )}
    </div>
  );
}

function Away() {
  const m = t.value.link;
  return (
    <div role="alert">
      {awaySince.value !== undefined && (
        <div class="away-line">
          <b>▲ {m.edgeAway(when(awaySince.value))}</b> {m.edgeAwayHint}
        </div>
      )}
    </div>
  );
}
