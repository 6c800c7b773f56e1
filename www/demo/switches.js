// The two switches in the masthead: language and theme. What is chosen is remembered.
import { language, t, translate } from "./translate.js";

const root = document.documentElement;

export function addSwitches(place, changed) {
  place.append(
    choice("lang", "switch.language", [["en", "English", "EN"], ["hu", "Magyar", "HU"]], language(), (value) => {
      root.lang = value;
      translate();
      changed();
    }),
    choice("theme", "switch.theme", [["light", "switch.light", "☀\uFE0E"], ["auto", "switch.auto", "◐"], ["dark", "switch.dark", "☾\uFE0E"]], root.dataset.theme, (value) => {
      root.dataset.theme = value;
    }),
  );
}

/** A group of radio buttons: arrow keys, names and states come with them. */
function choice(name, legend, values, chosen, choose) {
  const group = document.createElement("div");
  group.className = "switch";
  group.setAttribute("role", "radiogroup");
  group.setAttribute("aria-label", t(legend));
  group.dataset.tLabel = legend;
  for (const [value, label, sign] of values) group.append(option(name, value, label, sign, value === chosen));
  group.addEventListener("change", ({ target }) => {
    remember(name, target.value);
    choose(target.value);
  });
  return group;
}

function option(name, value, label, sign, checked) {
  const input = Object.assign(document.createElement("input"), { type: "radio", name: `switch-${name}`, value, checked });
  if (label.startsWith("switch.")) {
    input.setAttribute("aria-label", t(label));
    input.dataset.tLabel = label;
  } else {
    input.setAttribute("aria-label", label);
    input.lang = value;
  }
  const face = document.createElement("span");
  face.textContent = sign;
  face.setAttribute("aria-hidden", "true");
  const box = document.createElement("label");
  box.append(input, face);
  return box;
}

function remember(name, value) {
  try {
    localStorage.setItem(`lomb.${name}`, value);
  } catch {
    // Storage can be forbidden; the choice then lasts as long as the page.
  }
}
