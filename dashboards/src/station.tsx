import { render } from "preact";
import { startTheme } from "./app/theme";
import { startLanguage } from "./i18n/choice";
import { StationApp } from "./station/app";
import { listenForCodes } from "./station/keys";
import { followLive } from "./station/live";
import { startStation } from "./station/station";
import "./ui/base.css";
import "./station/station.css";

startLanguage();
startTheme();
listenForCodes();
void startStation();
void followLive();

const root = document.getElementById("app");
if (root) render(<StationApp />, root);

// A browser offers this only on a secure origin: this machine, or a certificate it trusts.
if ("serviceWorker" in navigator && import.meta.env.PROD) {
  void navigator.serviceWorker.register("./sw.js").catch(() => undefined);
}
