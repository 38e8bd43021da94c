// Before the first paint, so that a dark room is not lit up by a white page. A file of its own because the policy allows no inline script.
(function () {
  var wanted = null;
  var language = null;
  try {
    wanted = localStorage.getItem('arrowtower.theme');
    language = localStorage.getItem('arrowtower.language');
  } catch {
    // Storage may be closed; then the system decides.
  }
  var dark = wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  if (language === 'en' || (language === null && !/^zh/i.test(navigator.language))) document.documentElement.lang = 'en';
})();
