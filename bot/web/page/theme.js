// Sets the chosen colours before the first paint, so that a dark page never flashes light.
{
  const chosen = localStorage.getItem("commis.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
