import { render } from "preact";
import { watchTab } from "./api/live";
import { Frame } from "./app/frame";
import { startPlace } from "./app/place";
import { startSearch } from "./app/search";
import { startSession } from "./app/session";
import { startTheme } from "./app/theme";
import { startFloor } from "./floor/floor";
import { startLanguage } from "./i18n/language";
import { startNames } from "./quality/names";
import { startSystem } from "./system/system";
import "./ui/base.css";
import "./ui/desk.css";

startLanguage();
startTheme();
startPlace();
watchTab();
startSystem();
startFloor();
startNames();
startSearch();
void startSession();

const root = document.getElementById("app");
if (root) render(<Frame />, root);
