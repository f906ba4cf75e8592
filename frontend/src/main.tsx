// Starts the application: the language first, then who is signed in, then the screens.

import { render } from "preact";
import { App, fetchScreen } from "./App";
import { findSession } from "./api/session";
import { findSettings } from "./api/settings";
import { speakAsBefore } from "./i18n";
import { followInside, listenToAddress } from "./router";
import "./styles/index.css";

async function start(root: HTMLElement): Promise<void> {
  listenToAddress();
  root.addEventListener("click", followInside);
  fetchScreen();
  await Promise.all([speakAsBefore(), findSession(), findSettings()]);
  render(<App />, root);
}

const root = document.getElementById("app");
if (root) {
  void start(root);
}
