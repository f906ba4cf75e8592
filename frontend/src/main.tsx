// Starts the application: the language first, then who is signed in, then the screens.

import { render } from "preact";
import { App, fetchScreen } from "./App";
import { findSession } from "./api/session";
import { findSettings } from "./api/settings";
import { judgeHome } from "./destinations";
import { speakAsBefore } from "./i18n";
import { followInside, listenToAddress, path } from "./router";
import "./styles/index.css";

async function start(root: HTMLElement): Promise<void> {
  listenToAddress();
  root.addEventListener("click", followInside);
  fetchScreen();
  // The judge's console asks by itself: it must open where no server answers.
  const questions = path.peek() === judgeHome ? [] : [findSession(), findSettings()];
  await Promise.all([speakAsBefore(), ...questions]);
  render(<App />, root);
}

const root = document.getElementById("app");
if (root) {
  void start(root);
}
