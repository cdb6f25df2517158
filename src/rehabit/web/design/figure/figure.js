// A moving figure that has been opened is put into the page itself, where it can be paused and gone through pose by
// pose. When anything goes wrong the picture stays as it was and plays on.
const loaded = new WeakSet();

function controls(figure, svg) {
  const times = svg.dataset.poses.split(" ").map(Number);
  const end = times[times.length - 1];
  const pause = figure.querySelector("[data-figure-pause]");
  const label = pause.querySelector("span") ?? pause;
  const words = [label.textContent, pause.dataset.figurePause];
  const said = figure.querySelector(".exercise-figure__pose");

  function stop(still) {
    if (still) svg.pauseAnimations();
    else svg.unpauseAnimations();
    label.textContent = words[still ? 1 : 0];
    if (!still) said.textContent = "";
  }

  function step(by) {
    stop(true);
    const now = svg.getCurrentTime() % end;
    const stops = times.slice(0, -1);
    let at = stops.findLastIndex((time) => time <= now + 0.02);
    if (by < 0 && now - stops[at] > 0.05) at += 1;
    at = (at + by + stops.length) % stops.length;
    svg.setCurrentTime(stops[at] + 0.01);
    said.textContent = `Pose ${at + 1} of ${stops.length}`;
  }

  pause.addEventListener("click", () => stop(!svg.animationsPaused()));
  for (const button of figure.querySelectorAll("[data-figure-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.figureStep)));
  }
  figure.querySelector("details").addEventListener("toggle", (event) => stop(!event.target.open));
  figure.querySelector(".exercise-figure__controls").hidden = false;
}

async function bringIn(figure) {
  const answer = await fetch(figure.dataset.figure);
  if (!answer.ok) return;
  // The page has these styles in its own sheet; styles inside a page are refused.
  const text = (await answer.text()).replace(/<style>.*?<\/style>/s, "");
  const drawn = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (drawn.localName !== "svg") return;
  for (const part of drawn.querySelectorAll("title, desc")) part.remove();
  drawn.setAttribute("aria-hidden", "true");
  drawn.removeAttribute("role");
  const svg = document.importNode(drawn, true);
  figure.querySelector(".exercise-figure__moving").replaceChildren(svg);
  controls(figure, svg);
}

for (const figure of document.querySelectorAll("[data-figure]")) {
  figure.querySelector("details")?.addEventListener("toggle", (event) => {
    if (!event.target.open || loaded.has(figure)) return;
    loaded.add(figure);
    bringIn(figure).catch(() => {});
  });
}
