// The panel beside an order: what the shop can let happen, whom it must tell what, and its books.
import { showBooks } from "./books.js";
import { showLetter } from "./letter.js";
import { orders } from "./orders.js";
import { dayName, t, translate } from "./translate.js";

const find = (id) => document.getElementById(id);
const shortDay = { month: "short", day: "numeric" };

/** @param {any} world @param {() => void} changed called when something has happened */
export function showDesk(world, changed) {
  const desk = find("deeds").closest("aside");
  desk.addEventListener("click", ({ target }) => {
    const { deed } = target.closest("[data-deed]")?.dataset ?? {};
    if (!deed) return;
    const refused = world.do(deed);
    changed();
    say(deed, refused);
    // The button is gone with what it was for.
    if (deed === "send" && find("due").hidden) find("said").focus();
  });
  find("forget").addEventListener("click", () => {
    orders.forget(world.record.id);
    location.assign("order.html");
  });

  /** What has just happened, in a sentence, and what follows from it. */
  function say(deed, refused) {
    find("said").textContent = refused ? t("desk.refused", { reason: refused, why: t(`desk.refused.${deed}`) }) : t(`desk.done.${deed}`);
    find("said").classList.toggle("refused", !!refused);
    show();
  }

  function show() {
    const { shop, record } = world;
    const [day, time] = record.now.split("T");
    find("clock").textContent = `${dayName(day)}, ${time}`;
    const notices = shop.notices();
    find("due").hidden = notices.length === 0;
    find("notices").replaceChildren(...notices.map(noticeRow));
    if (notices.length > 0) {
      // The shop's pages lie where this one does.
      const [mail] = shop.mails(notices, { shopName: "Lomb", orderUrl: new URL("order.html?id={id}", location.href).href.replace(/%7B(id)%7D/i, "{$1}") });
      showLetter(mail);
    }
    showBooks(shop.books());
    translate(desk);
  }

  show();
  return { show, say };
}

/** What of a line there is to tell, and between which days it moved. */
function noticeRow({ kind, sku, latest, was }) {
  const row = document.createElement("li");
  const what = document.createElement("span");
  what.textContent = t(`desk.notice.${kind}`, { name: t(`${sku}.name`) });
  row.append(what);
  if (kind === "delayed" || kind === "sooner") {
    const days = document.createElement("span");
    const say = (day) => (day ? dayName(day, shortDay) : t("desk.notice.undated"));
    days.className = "number";
    days.textContent = t("desk.notice.window", { was: say(was?.latest), now: say(latest) });
    row.append(days);
  }
  return row;
}
