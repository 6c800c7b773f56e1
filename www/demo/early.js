// Runs before the first paint, so that a remembered theme or language is there from the start.
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);

  const chosen = (name, values, otherwise) => {
    let value = query.get(name);
    try {
      if (values.includes(value)) localStorage.setItem(`lomb.${name}`, value);
      else value = localStorage.getItem(`lomb.${name}`);
    } catch {
      // Storage can be forbidden; the shop works without a memory.
    }
    return values.includes(value) ? value : otherwise;
  };

  const clockIsStopped = () => {
    try {
      return query.has("now") || sessionStorage.getItem("lomb.now") !== null;
    } catch {
      return query.has("now");
    }
  };

  root.dataset.theme = chosen("theme", ["light", "dark", "auto"], "auto");
  root.lang = chosen("lang", ["en", "hu"], navigator.language.startsWith("hu") ? "hu" : "en");
  root.classList.remove("unscripted");

  // What a script still has to write (a page, another language than the file's, a stopped clock) is shown once it is right.
  if (root.lang !== "en" || "written" in root.dataset || clockIsStopped()) root.classList.add("veiled");
  setTimeout(() => root.classList.remove("veiled"), 1500);
})();
