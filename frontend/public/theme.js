// Sets the theme before the first paint. A file of its own, because the content policy allows no script in the page.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem("igny8.theme");
  } catch {
    // Storage may be forbidden; then the system decides.
  }
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;
  var theme = chosen === "dark" || chosen === "light" ? chosen : dark ? "dark" : "light";
  document.documentElement.dataset.theme = theme;
})();
