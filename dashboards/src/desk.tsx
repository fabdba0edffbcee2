import { render } from "preact";
import { watchTab } from "./api/live";
import { Frame } from "./app/frame";
import { startPlace } from "./app/place";
import { startTheme } from "./app/theme";
import { startFloor } from "./floor/floor";
import { startLanguage } from "./i18n/language";
import { startSystem } from "./system/system";
import "./ui/base.css";

startLanguage();
startTheme();
startPlace();
watchTab();
startSystem();
startFloor();

const root = document.getElementById("app");
if (root) render(<Frame />, root);
